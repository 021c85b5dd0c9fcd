package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.urbansdi.catalog.Title;

/** Tells in the user's language what is wrong with a command line, and how it is written. Exit code 2. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        String language = LanguageOption.asked(List.of(arguments));
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(message(mistake).in(language)));
        List<String> suggestions = mistake instanceof UnmatchedArgumentException unmatched
                ? List.copyOf(unmatched.getSuggestions())
                : List.of();
        if (suggestions.isEmpty()) {
            command.usage(err, command.getColorScheme());
        } else {
            String names = String.join(", ", suggestions);
            err.println(
                    new Title("Có phải bạn muốn viết: " + names + "?", "Did you mean: " + names + "?").in(language));
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What picocli says, in English, and the same in Vietnamese. */
    private static Title message(ParameterException mistake) {
        String en = String.valueOf(mistake.getMessage());
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String given = String.join(" ", unmatched.getUnmatched());
            return new Title(
                    (unmatched.isUnknownOption() ? "Không có tuỳ chọn như vậy: " : "Thừa tham số: ") + given, en);
        }
        if (mistake instanceof MissingParameterException missing) {
            return new Title(missing(missing.getMissing()), en);
        }
        if (mistake instanceof OverwrittenOptionException twice) {
            return new Title("Chỉ được ghi một lần: " + name(twice.getOverwritten()), en);
        }
        if (mistake.getArgSpec() != null && mistake.getValue() != null) {
            return new Title(
                    "Giá trị \"" + mistake.getValue() + "\" của " + name(mistake.getArgSpec()) + " không phải "
                            + kind(mistake.getArgSpec().typeInfo().getType()) + ".",
                    en);
        }
        return new Title(en, en);
    }

    private static String missing(List<ArgSpec> missing) {
        boolean oneOption = missing.size() == 1 && missing.get(0) instanceof OptionSpec;
        return (oneOption ? "Thiếu giá trị của " : "Thiếu ")
                + missing.stream().map(WrongUsage::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " (" + option.paramLabel() + ")"
                : argument.paramLabel();
    }

    private static String kind(Class<?> type) {
        if (type == long.class || type == int.class) {
            return "số nguyên";
        }
        return type == double.class ? "số" : "giá trị được nhận";
    }
}
