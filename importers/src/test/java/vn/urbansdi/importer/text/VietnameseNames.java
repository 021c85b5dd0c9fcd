package vn.urbansdi.importer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names as they stand in deliveries: people, streets, wards, addresses, words of land registers. */
final class VietnameseNames {

    private static final String[] FAMILIES =
            split("Nguyễn,Trần,Lê,Phạm,Hoàng,Huỳnh,Phan,Vũ,Võ,Đặng,Bùi,Đỗ,Hồ,Ngô,Dương,Lý,Đào,Đinh,Lâm,"
                    + "Phùng,Mai,Tô,Trịnh,Đoàn,Vương,Trương,Lương,Cao,Hà,Tạ,Thái,Châu,Quách,La,Lưu,Chu,Kiều,Tăng,Nghiêm,Thạch,Vi,Mạc,Hứa,"
                    + "Lục,Triệu,Tống,Từ,Giáp,Khổng,Bế,Nông,Lường,Quàng,Lò,Ninh,Ngụy,Doãn,Ông,Âu,Viên,Bành,Diệp,Tôn,Thân,Cù,Khúc,Lại,Mã,"
                    + "Phó,Uông,Đàm,Đồng,Đậu,Hán,Giang,Sầm,Voòng,Chíu,Tằng,Phí,Nhâm,Lều,Trưởng,Yên");

    private static final String[] MIDDLES =
            split("Văn,Thị,Đức,Hữu,Công,Minh,Ngọc,Quang,Xuân,Thu,Thanh,Đình,Bá,Duy,Gia,Hoài,Hồng,Kim,Mạnh,"
                    + "Như,Nhật,Phương,Quốc,Thế,Thùy,Thuỳ,Trọng,Tuấn,Viết,Việt,Anh,Bảo,Bích,Cẩm,Chí,Diệu,Đăng,Hải,Hoàng,Huy,Khánh,Lan,Mỹ,"
                    + "Nguyên,Phúc,Quỳnh,Sỹ,Tiến,Trung,Trường,Tường,Vĩnh,Ánh,Ái,Đông,Khắc,Cảnh,Phú,Tất,Danh,Doãn,Huyền,Kiều,Mộng,Nhã,Phước,"
                    + "Thiên,Thuý,Tố,Trúc,Tú,Uyên,Yến,Hạnh,Thừa");

    private static final String[] GIVENS =
            split("An,Anh,Ánh,Ân,Ba,Bách,Bằng,Bảo,Bền,Bích,Biên,Bình,Bốn,Bường,Cầm,Cảnh,Cầu,Châu,Chi,Chiến,Chinh,"
                    + "Chính,Chung,Chuyên,Công,Cúc,Cương,Cường,Cửu,Danh,Dần,Diễm,Diễn,Diệp,Diệu,Doanh,Du,Dũng,Duy,Duyên,Dư,Dương,Dưỡng,Đại,"
                    + "Đạt,Đăng,Điền,Điệp,Định,Đoàn,Đô,Độ,Đông,Đồng,Đức,Được,Giang,Giáp,Hà,Hạ,Hai,Hải,Hạnh,Hào,Hảo,Hân,Hậu,Hằng,Hiền,Hiển,"
                    + "Hiệp,Hiếu,Hiệu,Hinh,Hoa,Hòa,Hoà,Hoài,Hoan,Hoàn,Hoàng,Hoạt,Học,Hồi,Hội,Hồng,Hợi,Hợp,Huân,Huấn,Huế,Huệ,Hùng,Huy,Huyên,"
                    + "Huyền,Hưng,Hương,Hường,Hướng,Hưởng,Hữu,Kha,Khải,Khang,Khanh,Khánh,Khoa,Khôi,Khuê,Kiên,Kiệt,Kiều,Kim,Kỳ,Kỷ,Lạc,Lam,Lâm,"
                    + "Lân,Lệ,Liên,Liễu,Linh,Loan,Lộc,Lợi,Luân,Luận,Luyến,Luyện,Lực,Lương,Lượng,Ly,Lý,Mạnh,Mão,Mẫn,Mậu,Miên,Minh,Mùi,Muôn,Mười,"
                    + "Mỹ,Nam,Năm,Nết,Nga,Ngà,Ngân,Nghi,Nghĩa,Ngoan,Ngọc,Ngợi,Nguyên,Nguyệt,Nhàn,Nhân,Nhật,Nhi,Nhị,Nhiên,Nhu,Nhung,Như,Nhựt,Ninh,"
                    + "Nụ,Nữ,Oanh,Phi,Phong,Phú,Phúc,Phụng,Phước,Phương,Phường,Phượng,Quân,Quang,Quảng,Quế,Quốc,Quý,Quỳ,Quyên,Quyền,Quyết,Quỳnh,"
                    + "Sang,Sáng,Sáu,Sâm,Sen,Sinh,Soạn,Sơn,Sử,Sửu,Sự,Tài,Tám,Tâm,Tân,Tấn,Thạch,Thái,Thanh,Thành,Thảo,Thạnh,Thắm,Thăng,Thắng,Thân,"
                    + "Thập,Thế,Thi,Thìn,Thịnh,Thoa,Thọ,Thơ,Thơm,Thu,Thuận,Thuần,Thục,Thúy,Thùy,Thủy,Thuỷ,Thư,Thường,Thưởng,Thương,Thức,Tiên,Tiến,"
                    + "Tiếp,Tín,Tình,Tĩnh,Tính,Toán,Toàn,Toản,Tỏ,Tới,Trà,Trang,Tráng,Trâm,Trân,Trí,Triển,Triết,Trinh,Trọng,Trúc,Trung,Trường,Tú,Tụ,"
                    + "Tuân,Tuấn,Tùng,Tuy,Tuyên,Tuyến,Tuyền,Tuyết,Tư,Tứ,Tươi,Tường,Tưởng,Tửu,Tý,Tỵ,Uyên,Ước,Vân,Văn,Vấn,Vi,Viên,Viện,Việt,Vinh,Vĩnh,"
                    + "Vũ,Vui,Vượng,Vy,Vỹ,Xuân,Xuyến,Ý,Yên,Yến,Út,Ửng");

    private static final String[] STREETS = split(
            "Lê Thánh Tông,Trần Hưng Đạo,Nguyễn Văn Cừ,Hạ Long,Hoàng Quốc Việt,Lê Lợi,Kênh Liêm,Cao Thắng,"
                    + "Giếng Đồn,Bà Triệu,Hai Bà Trưng,Trần Phú,Lý Thường Kiệt,Ngô Quyền,Đinh Tiên Hoàng,Lê Hồng Phong,Quang Trung,Nguyễn Trãi,Phan Bội Châu,"
                    + "Phan Chu Trinh,Tô Hiến Thành,Vườn Đào,Hậu Cần,Cái Dăm,Anh Đào,Hải Phong,Hải Lộc,Hải Thịnh,Bến Đoan,Bến Tàu,Cây Tháp,Rạp Hát,Chợ Cũ,"
                    + "Dốc Học,Văn Lang,Long Tiên,Cột Đồng Hồ,Lê Quý Đôn,Đoàn Thị Điểm,Hồ Xuân Hương,Nguyễn Du,Tản Đà,Tô Hiệu,Võ Thị Sáu,Kim Hoàn,Hàng Than,"
                    + "Đông Hồ,Tân Bình,Nguyễn Thái Học,Yết Kiêu,Dã Tượng,Trần Quốc Nghiễn,Trần Quang Khải,Trần Nhật Duật,Phạm Ngũ Lão,Trần Bình Trọng,"
                    + "Trần Khánh Dư,Đặng Bá Hát,Vũ Văn Hiếu,Minh Hà,Hà Tu,Núi Béo,Đèo Nai,Cọc Sáu,Lán Bè,Ba Đèo,Cầu Trắng,Suối Lại,Vựng Đâng,Loong Toòng,"
                    + "Hòn Gai,Nguyễn Đức Cảnh,Lương Thế Vinh,Tuệ Tĩnh,Chu Văn An,Huỳnh Thúc Kháng,Bạch Đằng,Trưng Nhị,Triệu Quang Phục,Thống Nhất,Độc Lập,"
                    + "Hoà Bình,Hùng Vương,Đại lộ Hoà Bình,Âu Cơ,Lạc Long Quân,Mạc Đĩnh Chi,Mạc Đăng Dung,Phan Đình Phùng,Hoàng Hoa Thám,Nguyễn Bỉnh Khiêm,"
                    + "Trương Định,Nguyễn Đình Chiểu,Tôn Đức Thắng,Lê Duẩn,Trường Chinh,Võ Nguyên Giáp,Nguyễn Lương Bằng,Xuân Thuỷ,Phạm Hùng,Lê Đức Thọ,"
                    + "Lê Văn Hưu,Ngô Sĩ Liên,Đào Duy Từ,Lý Nam Đế,Lý Bôn,Mai Hắc Đế,Khúc Thừa Dụ,Trần Thái Tông,Trần Nhân Tông,Huyền Trân,An Dương Vương,"
                    + "Thục Phán,Sơn Tinh,Thuỷ Tinh,Chùa Bộc,Cửa Ông,Cửa Lục,Bãi Muối,Bãi Dài,Đồng Đăng,Đồng Mô,Cẩm Bình,Cẩm Phú,Tây Sơn,Ỷ Lan,Ông Ích Khiêm,"
                    + "Ấp Bắc,Ô Chợ Dừa,Ẵm Con,Ổi Hồng,Ngọc Hồi,Đống Đa,Rạch Gầm,Xoài Mút,Nguyễn Khuyến,Nguyễn Khoái,Phùng Khắc Khoan,Phùng Hưng,Đốc Ngữ,Đề Thám,"
                    + "Nguyễn Thiện Thuật,Nguyễn Hữu Cầu,Bùi Thị Xuân,Ngô Thì Nhậm,Phan Huy Ích,Quách Đình Bảo,Vũ Phạm Hàm,Đặng Thuỳ Trâm,Bế Văn Đàn,Cù Chính Lan,"
                    + "La Văn Cầu,Tô Vĩnh Diện,Phan Đình Giót,Nguyễn Viết Xuân,Kim Đồng,Lý Tự Trọng,Nguyễn Thị Minh Khai,Cách Mạng Tháng Tám,Điện Biên Phủ,"
                    + "Xô Viết Nghệ Tĩnh,Nam Kỳ Khởi Nghĩa,Giải Phóng,Ngã Tư Loong Toòng,Quốc lộ 18,Đường tỉnh 326,Quốc lộ 279,Lựng Xanh,Lê Hữu Trác,Hải Thượng Lãn Ông");

    private static final String[] WARDS = split(
            "Hồng Gai,Bãi Cháy,Hà Khẩu,Giếng Đáy,Hùng Thắng,Tuần Châu,Việt Hưng,Đại Yên,Cao Xanh,Yết Kiêu,Trần Hưng Đạo,Bạch Đằng,"
                    + "Hồng Hải,Hồng Hà,Hà Lầm,Hà Trung,Hà Phong,Hà Tu,Hà Khánh,Cao Thắng,Hoành Bồ,Quảng La,Thống Nhất,Sơn Dương,Dân Chủ,Bằng Cả,Tân Dân,Đồng Lâm,"
                    + "Đồng Sơn,Kỳ Thượng,Vũ Oai,Hoà Bình,Lê Lợi,Mông Dương,Quang Hanh,Cửa Ông,Cẩm Phả,Cẩm Thạch,Cẩm Thuỷ,Cẩm Trung,Cẩm Thành,Cẩm Tây,Cẩm Bình,Cẩm Đông,"
                    + "Cẩm Sơn,Cẩm Phú,Cẩm Thịnh,Cộng Hoà,Cẩm Hải,Dương Huy,Hải Hoà,Uông Bí,Vàng Danh,Yên Tử,Thanh Sơn,Bắc Sơn,Trưng Vương,Nam Khê,Yên Thanh,Phương Đông,"
                    + "Phương Nam,Thượng Yên Công,Móng Cái,Hải Yên,Ninh Dương,Trần Phú,Ka Long,Hải Hoà,Trà Cổ,Bình Ngọc,Hải Sơn,Bắc Sơn,Hải Đông,Hải Tiến,Quảng Nghĩa,"
                    + "Vạn Ninh,Hải Xuân,Vĩnh Trung,Vĩnh Thực,Hải Ninh,Đông Triều,Mạo Khê,Bình Khê,An Sinh,Hoàng Quế,Quảng Yên,Đông Mai,Hiệp Hoà,Hà An,Phong Cốc,Liên Hoà,"
                    + "Tiên Yên,Điền Xá,Đông Ngũ,Hải Lạng,Lương Minh,Ba Chẽ,Quảng Tân,Đầm Hà,Quảng Hà,Đường Hoa,Quảng Đức,Hoành Mô,Lục Hồn,Bình Liêu,Vân Đồn,Cô Tô,Bản Sen,"
                    + "Thắng Lợi,Ngọc Vừng,Quan Lạn,Minh Châu,Hạ Long,Đoàn Kết,Đài Xuyên,Vạn Yên,Bình Dân,Đông Xá");

    private static final String[] WORDS = split(
            "Đất ở tại đô thị,Đất ở tại nông thôn,Đất trồng lúa,Đất rừng sản xuất,Đất nuôi trồng thuỷ sản,Đất giao thông,"
                    + "Đất thuỷ lợi,Đất nghĩa trang,Đất bằng chưa sử dụng,Núi đá không có rừng cây,Sông suối kênh rạch,Nhà ở riêng lẻ,Nhà chung cư,Trụ sở cơ quan,"
                    + "Cống thoát nước,Mương bê tông,Hố ga,Trạm bơm,Đèn chiếu sáng,Cột thép mạ kẽm,Tủ điều khiển,Nguy cơ sạt lở cao,Nguy cơ ngập lụt,Điểm sơ tán,"
                    + "Trường tiểu học,Trường trung học cơ sở,Bệnh viện đa khoa,Uỷ ban nhân dân phường,Công ty cổ phần than,Xí nghiệp,Hợp tác xã,Chợ trung tâm,"
                    + "Được cấp giấy chứng nhận,Chưa được cấp,Đang tranh chấp,Quy hoạch treo,Giấy phép xây dựng,Đường gom,Vỉa hè lát gạch,Kè bờ biển,Ngõ nhỏ,Xây mới,Sửa chữa");

    private VietnameseNames() {}

    private static String[] split(String names) {
        return names.split(",", -1);
    }

    static List<String> people(Random random, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = pick(random, FAMILIES) + " " + pick(random, MIDDLES) + " ";
            names.add(name + (random.nextInt(4) == 0 ? pick(random, MIDDLES) + " " : "") + pick(random, GIVENS));
        }
        return names;
    }

    static List<String> streets(Random random, int count) {
        String[] kinds = {"", "", "Đường ", "Phố ", "Ngõ 12 ", "Đ. ", "đường "};
        return made(random, count, kinds, STREETS);
    }

    static List<String> wards(Random random, int count) {
        return made(random, count, new String[] {"", "Phường ", "Xã ", "P. ", "phường ", "Thị trấn "}, WARDS);
    }

    static List<String> addresses(Random random, int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add("Số " + (1 + random.nextInt(400)) + ", tổ " + (1 + random.nextInt(12)) + ", "
                    + pick(random, STREETS) + ", " + pick(random, WARDS) + ", Quảng Ninh");
        }
        return all;
    }

    static List<String> words(Random random, int count) {
        return made(random, count, new String[] {"", "", "Ghi chú: "}, WORDS);
    }

    /** Distinct names of every kind. */
    static List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String[] names : new String[][] {FAMILIES, MIDDLES, GIVENS, STREETS, WARDS, WORDS}) {
            all.addAll(List.of(names));
        }
        return all.stream().distinct().toList();
    }

    private static List<String> made(Random random, int count, String[] kinds, String[] names) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(pick(random, kinds) + pick(random, names));
        }
        return all;
    }

    private static String pick(Random random, String[] names) {
        return names[random.nextInt(names.length)];
    }
}
