package vn.urbansdi.packaging;

import java.util.Arrays;

/**
 * Told in a JVM of its own: from which jar the class loader of a packaged program takes a class.
 *
 * <p>Arguments: a class whose {@code main} is run first, or {@code -}; then the names of the classes.
 */
final class ClassSources {

    /** Stands before each line that is meant for the test; the program itself may say more. */
    static final String MARK = "from: ";

    private ClassSources() {}

    public static void main(String[] arguments) {
        try {
            tell(arguments);
            System.exit(0);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            // Else the threads of a program that is half up would go on for ever.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void tell(String[] arguments) throws ReflectiveOperationException {
        if (!arguments[0].equals("-")) {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
            Class<?> found = Class.forName(name, false, loader);
            System.out.println(MARK + name + " "
                    + found.getProtectionDomain().getCodeSource().getLocation());
        }
    }
}
