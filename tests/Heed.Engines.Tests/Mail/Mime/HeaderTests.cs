using System.Text;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("=?utf-8?B?5L2g5aW9?=", "你好")]
    [InlineData("=?UTF-8?q?Gr=C3=BC=C3=9Fe_aus?= Berlin", "Grüße aus Berlin")]
    [InlineData("=?utf-8?B?5L2g?= =?utf-8?B?5aW9?=", "你好")]
    [InlineData("=?utf-8?B?5L0=?= =?utf-8?B?oOWlvQ==?=", "你好")] // a character split over two words
    [InlineData("=?utf-8?B?5L2g5?= =?utf-8?B?aW9?=", "你好")] // a group of four split over two words
    [InlineData("=?utf-8?B?5L2g5aW9IQ?=", "你好!")] // no padding
    [InlineData("=?utf-8?B?5L2g5aW9", "你好")] // no end
    [InlineData("=?us-ascii?Q?ABC / 123 / West?=", "ABC / 123 / West")]
    [InlineData("=?utf-8?Q?what?=20now?=", "what? now")]
    [InlineData("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße")]
    [InlineData("=?gb2312?B?1tC5+rv0wNa9rQ==?=", "中国霍乐江")]
    [InlineData("=?x-unknown?B?1tC5+sjLw/G54rK7yrI=?=", "中国人民光不什")]
    [InlineData("=?iso-2022-jp?B?GyRCJF4kXyRgGyhC?=", "まみむ")]
    [InlineData("=?utf-8?B?PT91dGYtOD9CPzVMMmc1YVc5Pz0=?=", "你好")] // encoded twice
    [InlineData("=?utf-7?Q?Hi_+T2BZfQ-?=", "Hi 你好")]
    [InlineData("a =?bogus", "a =?bogus")]
    [InlineData("=?utf-8?B?DQpYLUE6IGI=?=", "X-A: b")] // no line break gets out of a word
    public void Encoded_words_are_read_whole_or_broken(string written, string text) => Assert.Equal(text, Mime.Header($"Subject: {written}").Subject);

    [Fact]
    public void A_header_without_encoding_is_read_in_its_likeliest_charset()
    {
        Assert.Equal("你好，我的订单还没有到", Mime.Header("Subject: 你好，我的订单还没有到").Subject);
        Assert.Equal("你好，我的订单还没有到", Mime.Raw([.. "Subject: "u8, .. Mime.In("gb18030", "你好，我的订单还没有到")], "\r\n\r\nx"u8.ToArray()).Subject);
        Assert.Equal("Grüße", Mime.Raw([.. "Subject: "u8, .. Encoding.Latin1.GetBytes("Grüße")], "\r\n\r\nx"u8.ToArray()).Subject);
    }

    [Fact]
    public void Folds_are_undone_and_fields_stay_in_order()
    {
        var message = Mime.Parse("Received: one", "Subject: a", " b", "\tc", "received : two", "", "x");
        Assert.Equal("a b\tc", message.AllHeaders[1].Value);
        Assert.Equal(["one", "two"], message.Headers("Received"));
    }

    [Fact]
    public void A_mailbox_line_empty_lines_and_a_byte_order_mark_before_the_header_are_passed_over()
    {
        Assert.Equal("a", Mime.Parse("From ann@x.org Mon Jan  1 00:00:00 2024", "Subject: a", "", "x").Subject);
        Assert.Equal("ann@x.org", Mime.Parse("From  : ann@x.org", "", "x").From!.Address);
        Assert.Equal("a", Mime.Parse("", "", "Subject: a", "", "x").Subject);
        Assert.Equal("a", Mime.Parse("\uFEFFSubject: a", "", "x").Subject);
    }

    [Fact]
    public void A_continuation_that_lost_its_blank_belongs_to_the_field_before()
    {
        var message = Mime.Parse("References: <a@x>", "<b@x>", "Subject: s", "", "text");
        Assert.Equal(["a@x", "b@x"], message.References);
        Assert.Equal(("s", "text"), (message.Subject, message.Text));
        Assert.Contains(MailFaults.HeaderLine, message.Faults);
    }

    [Fact]
    public void A_body_that_begins_without_an_empty_line_is_the_body()
    {
        var message = Mime.Parse("Subject: s", "Hello there, this is no field", "and goes on");
        Assert.Equal("Hello there, this is no field\nand goes on", message.Text);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\r\r\n")]
    public void Any_line_end_will_do(string end)
    {
        var message = MailParser.Parse(Mime.Bytes(string.Join(end, "Subject: s", "To: a@x.org", "", "one", "two")));
        Assert.Equal(("s", "a@x.org"), (message.Subject, message.To[0].Address));
        Assert.Equal(["one", "two"], message.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("<a@x> <b@x>", "a@x b@x")]
    [InlineData("<a@x>,<b@x><a@x>", "a@x b@x")]
    [InlineData("a@x b@x", "a@x b@x")]
    [InlineData("Your message of Monday <a@x>", "a@x")]
    [InlineData("<a@ x>", "a@x")]
    [InlineData("", "")]
    public void Message_ids_are_found_among_words(string written, string ids) =>
        Assert.Equal(ids, string.Join(' ', Mime.Header($"References: {written}").References));
}
