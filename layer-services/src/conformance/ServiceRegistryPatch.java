import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a copy of the JDK's {@code javax.imageio.spi.ServiceRegistry} that takes service classes other than those of images, as
 * it did until Java 8: the suite of WFS 2.0 looks its coordinate systems up that way. The copy goes into the folder that is
 * named on the command line, for {@code --patch-module java.desktop}.
 */
final class ServiceRegistryPatch {

    private static final String REGISTRY = "javax/imageio/spi/ServiceRegistry";

    private ServiceRegistryPatch() {}

    public static void main(String[] args) throws IOException {
        byte[] original = Files.readAllBytes(FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("/modules/java.desktop/" + REGISTRY + ".class"));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(original).accept(new Patch(writer), 0);
        Path target = Path.of(args[0], REGISTRY + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, writer.toByteArray());
    }

    private static final class Patch extends ClassVisitor {

        Patch(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
            if (!name.equals("checkClassAllowed")) {
                return method;
            }
            // Instead of the check: ServiceRegistry.class.getModule().addUses(serviceClass)
            method.visitCode();
            method.visitLdcInsn(Type.getObjectType(REGISTRY));
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "getModule", "()Ljava/lang/Module;", false);
            method.visitVarInsn(Opcodes.ALOAD, (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, "java/lang/Module", "addUses", "(Ljava/lang/Class;)Ljava/lang/Module;", false);
            method.visitInsn(Opcodes.POP);
            method.visitInsn(Opcodes.RETURN);
            method.visitMaxs(2, 4);
            method.visitEnd();
            return null;
        }
    }
}
