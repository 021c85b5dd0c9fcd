package vn.urbansdi.sample.record;

import java.util.SplittableRandom;

/** Names of people who do not exist, with family names about as frequent as in Vietnam. */
public final class PersonNames {

    private static final String[] FAMILY = {
        "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm",
        "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Lương",
        "Mạc", "Tô"
    };
    private static final String[] MEN_MIDDLE = {
        "Văn", "Văn", "Văn", "Hữu", "Đức", "Quang", "Minh", "Xuân", "Đình", "Mạnh", "Ngọc"
    };
    private static final String[] WOMEN_MIDDLE = {
        "Thị", "Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Bích", "Diệu", "Hồng"
    };
    private static final String[] MEN = {
        "Hùng", "Dũng", "Tuấn", "Sơn", "Hải", "Cường", "Thắng", "Long", "Đức", "Trường", "Bình", "Quân", "Khánh",
        "Phúc", "Thành", "Kiên", "Vượng", "Hoà", "Toàn", "Nghĩa", "Lộc", "Tùng", "Chiến", "Đạt", "Hiếu"
    };
    private static final String[] WOMEN = {
        "Hương", "Lan", "Hoa", "Hạnh", "Thuỷ", "Nga", "Mai", "Hằng", "Yến", "Phượng", "Liên", "Thảo", "Trang", "Vân",
        "Huyền", "Ngân", "Oanh", "Tuyết", "Loan", "Ánh", "Quỳnh", "Duyên", "Hiền", "Nhung", "Xuyến"
    };

    private PersonNames() {}

    public static String person(SplittableRandom random) {
        String family = pick(FAMILY, random);
        return random.nextBoolean()
                ? family + " " + pick(MEN_MIDDLE, random) + " " + pick(MEN, random)
                : family + " " + pick(WOMEN_MIDDLE, random) + " " + pick(WOMEN, random);
    }

    /** The owner of a home: a couple as often as not. */
    public static String household(SplittableRandom random) {
        if (random.nextDouble() < 0.45) {
            return person(random);
        }
        return "Ông " + pick(FAMILY, random) + " " + pick(MEN_MIDDLE, random) + " " + pick(MEN, random) + " và bà "
                + pick(FAMILY, random) + " " + pick(WOMEN_MIDDLE, random) + " " + pick(WOMEN, random);
    }

    public static <T> T pick(T[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)];
    }
}
