package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.schema.SchemaMigration;
import vn.urbansdi.store.schema.SchemaReport;
import vn.urbansdi.store.schema.SchemaStep;

/** Brings the database to the catalog. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Tạo hoặc bổ sung các bảng theo danh mục; không bao giờ xoá.",
            "Creates tables or adds to them as the catalog says; never removes anything."
        })
final class MigrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Database database = Database.open(System.getenv())) {
            SchemaReport report =
                    new SchemaMigration(database.dataSource(), CatalogLoader.load(System.getenv())).apply();
            for (SchemaStep step : report.applied()) {
                out.println("+ " + step.table() + ": " + step.what().in(language.code()));
            }
            for (SchemaStep note : report.notes()) {
                out.println("  " + note.table() + ": " + note.what().in(language.code()));
            }
            if (report.applied().isEmpty()) {
                out.println(language.word("Cơ sở dữ liệu đã đúng với danh mục.", "The database matches the catalog."));
            }
        }
        return 0;
    }
}
