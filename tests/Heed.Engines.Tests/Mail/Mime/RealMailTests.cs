using System.Text;

namespace Heed.Engines.Tests.Mail.Mime;

/// <summary>Mail as the common programs write it, with all their habits; the words are ours.</summary>
public sealed class RealMailTests
{
    [Fact]
    public void Qq_mail()
    {
        var message = Mime.Parse(
            $"From: \"=?gb18030?B?{Mime.Base64("gb18030", "开心每一天")}?=\" <123456@qq.com>",
            $"To: \"=?gb18030?B?{Mime.Base64("gb18030", "客服")}?=\" <help@example.cn>",
            $"Subject: =?gb18030?B?{Mime.Base64("gb18030", "退货申请")}?=", "Mime-Version: 1.0", "Content-Type: multipart/mixed;", "\tboundary=\"----=_NextPart_65C0_1\"", "Content-Transfer-Encoding: 8Bit",
            "Date: Mon, 5 Feb 2024 10:20:30 +0800", "X-Priority: 3", "Message-ID: <tencent_1@qq.com>", "X-QQ-MIME: TCMime 1.0 by Tencent", "",
            "This is a multi-part message in MIME format.", "", "------=_NextPart_65C0_1", "Content-Type: multipart/alternative;", "\tboundary=\"----=_NextPart_65C0_2\";", "",
            "------=_NextPart_65C0_2", "Content-Type: text/plain;", "\tcharset=\"gb18030\"", "Content-Transfer-Encoding: base64", "", Mime.Base64("gb18030", "我想退货"), "",
            "------=_NextPart_65C0_2", "Content-Type: text/html;", "\tcharset=\"gb18030\"", "Content-Transfer-Encoding: base64", "", Mime.Base64("gb18030", "<div>我想退货</div>"), "",
            "------=_NextPart_65C0_2--", "", "------=_NextPart_65C0_1", "Content-Type: application/octet-stream;", "\tcharset=\"gb18030\";", $"\tname=\"=?gb18030?B?{Mime.Base64("gb18030", "照片（1）.jpg")}?=\"",
            "Content-Disposition: attachment; ", $"\tfilename=\"=?gb18030?B?{Mime.Base64("gb18030", "照片（1）.jpg")}?=\"", "Content-Transfer-Encoding: base64", "", "/9j/4AAQ", "", "------=_NextPart_65C0_1--");
        Assert.Equal(("开心每一天", "123456@qq.com", "退货申请"), (message.From!.Name, message.From.Address, message.Subject));
        Assert.Equal(("我想退货", "<div>我想退货</div>"), (message.Text, message.Html));
        Assert.Equal(("照片（1）.jpg", "image/jpeg", 6), (message.Attachments[0].Name, message.Attachments[0].ContentType, message.Attachments[0].Content.Length));
        Assert.Empty(message.Faults);
    }

    [Fact]
    public void Foxmail_splits_names_over_lines_and_characters()
    {
        var name = Mime.In("gb2312", "二〇二四年度第一季度客户满意度调查报告最终版.doc");
        var (one, two) = (Convert.ToBase64String(name.AsSpan(0, 21)), Convert.ToBase64String(name.AsSpan(21)));
        var message = Mime.Parse("Content-Type: application/msword;", $"\tname=\"=?gb2312?B?{one}?=", $"\t=?gb2312?B?{two}?=\"", "Content-Disposition: attachment;", $"\tfilename=\"=?gb2312?B?{one}?=", $"\t=?gb2312?B?{two}?=\"", "", "x");
        Assert.Equal("二〇二四年度第一季度客户满意度调查报告最终版.doc", message.Attachments[0].Name);
    }

    [Fact]
    public void A_name_in_raw_gbk_is_read_even_with_a_rare_character()
    {
        var message = Mime.Raw([.. "From: "u8, .. Mime.In("gb18030", "王鑫 <wang@example.cn>")], "\r\n\r\nx"u8.ToArray());
        Assert.Equal(("王鑫", "wang@example.cn"), (message.From!.Name, message.From.Address));
    }

    [Fact]
    public void Apple_mail_puts_files_between_pieces_of_html()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/alternative; boundary=\"Apple-Mail=_1\"", "", "--Apple-Mail=_1", "Content-Type: text/plain; charset=us-ascii", "", "Before", "", "After", "--Apple-Mail=_1", "Content-Type: multipart/mixed; boundary=\"Apple-Mail=_2\"", "",
            "--Apple-Mail=_2", "Content-Type: text/html", "", "<p>Before</p>", "--Apple-Mail=_2", "Content-Disposition: inline; filename=\"a b.pdf\"", "Content-Type: application/pdf; x-unix-mode=0644; name=\"a b.pdf\"", "", "%PDF",
            "--Apple-Mail=_2", "Content-Type: text/html", "", "<p>After</p>", "--Apple-Mail=_2--", "--Apple-Mail=_1--");
        Assert.Equal(("Before\n\nAfter", "<p>Before</p><p>After</p>"), (message.Text, message.Html));
        Assert.Equal(("a b.pdf", false), (message.Attachments.Single().Name, message.Attachments[0].Inline));
    }

    [Fact]
    public void Outlook_writes_lists_with_semicolons_and_names_in_single_quotes()
    {
        var message = Mime.Header("To: 'Ann Example' <ann@example.org>; 'bob@example.org'; Smith, Carl <carl@example.org>; =?GB2312?B?zfXQocP3?= <w@x.cn>");
        Assert.Equal(["Ann Example <ann@example.org>", "bob@example.org", "Smith, Carl <carl@example.org>", "王小明 <w@x.cn>"], message.To.Select(a => a.ToString()));
    }

    [Fact]
    public void Exchange_sends_its_files_in_a_winmail()
    {
        var body = new List<byte> { 0x78, 0x9F, 0x3E, 0x22, 1, 0 };
        Attribute(body, 1, 0x00069007, [0xA8, 0x03, 0, 0, 0, 0, 0, 0]);
        Attribute(body, 2, 0x00069002, new byte[14]);
        Attribute(body, 2, 0x00018010, Mime.In("gb2312", "报告~1.DOC\0"));
        Attribute(body, 2, 0x0006800F, "abc"u8.ToArray());
        var longName = Encoding.Unicode.GetBytes("报告 2024.docx\0");
        Attribute(body, 2, 0x00069005, [1, 0, 0, 0, 0x1F, 0, 0x07, 0x37, 1, 0, 0, 0, (byte)longName.Length, 0, 0, 0, .. longName, .. new byte[(4 - longName.Length % 4) % 4]]);
        var message = Mime.Raw("Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: binary\r\n\r\n"u8.ToArray(), [.. body]);
        Assert.Equal(("报告 2024.docx", "abc"), (message.Attachments.Single().Name, Encoding.ASCII.GetString(message.Attachments[0].Content.Span)));

        var broken = Mime.Raw("Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\n\r\n"u8.ToArray(), [.. body[..40]]);
        Assert.Equal("winmail.dat", broken.Attachments.Single().Name);
        Assert.Contains(Heed.Mail.MailFaults.Tnef, broken.Faults);
    }

    [Fact]
    public void A_web_mailer_adds_a_form_that_nobody_shows()
    {
        var message = Mime.Parse("Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "Hi", "--b", "Content-Type: text/x-amp-html", "", "<html amp>", "--b", "Content-Type: text/html", "", "<p>Hi", "--b", "Content-Type: text/calendar; method=REQUEST", "", "BEGIN:VCALENDAR", "--b--");
        Assert.Equal(("Hi", "invite.ics"), (message.Text, message.Attachments.Single().Name));
    }

    [Fact]
    public void A_script_sends_html_without_saying_so()
    {
        var message = Mime.Parse("Subject: x", "", "<html><body><p>Hello</body></html>");
        Assert.Equal(("Hello", true), (message.Text, message.Html is not null));
    }

    [Theory]
    [InlineData("utf-16", "plain ascii", "plain ascii")]
    [InlineData("unicode", "其实是 UTF-8", "其实是 UTF-8")]
    public void Utf16_is_a_name_that_is_often_wrong(string charset, string body, string text) =>
        Assert.Equal(text, Mime.Parse($"Content-Type: text/plain; charset={charset}", "", body).Text);

    [Fact]
    public void Utf16_that_is_meant_is_read() =>
        Assert.Equal("您好 Ann", Mime.Parse("Content-Type: text/plain; charset=utf-16le", "Content-Transfer-Encoding: base64", "", Convert.ToBase64String(Encoding.Unicode.GetBytes("您好 Ann"))).Text);

    [Fact]
    public void A_bare_name_and_address_stand_the_wrong_way_round() =>
        Assert.Equal("王小明 <w@x.cn>", Mime.Header("From: w@x.cn <王小明>").From!.ToString());

    private static void Attribute(List<byte> bytes, byte level, uint tag, byte[] data)
    {
        bytes.Add(level);
        bytes.AddRange(BitConverter.GetBytes(tag));
        bytes.AddRange(BitConverter.GetBytes(data.Length));
        bytes.AddRange(data);
        bytes.AddRange([0, 0]);
    }
}
