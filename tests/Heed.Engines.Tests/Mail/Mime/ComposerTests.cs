using System.Text;
using Heed.Kernel;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class ComposerTests
{
    private static readonly OutgoingMail Plain = new()
    {
        From = new MailAddress("客服中心", "help@example.cn"),
        To = [new MailAddress("Ann, Example", "ann@example.org")],
        Subject = "关于您的订单 20240205",
        Date = new DateTimeOffset(2024, 2, 5, 10, 20, 30, TimeSpan.FromHours(8)),
        MessageId = "m-1@example.cn",
        Text = "您好！\n\n-- \n客服",
    };

    [Fact]
    public void What_is_written_is_read_again()
    {
        var mail = Plain with
        {
            Cc = [new MailAddress("", "c@example.org")],
            ReplyTo = [new MailAddress("客服 (夜间)", "reply+1@example.cn")],
            InReplyTo = "<q@example.org>",
            References = ["<p@example.org>", "q@example.org"],
            Html = "<p>您好！</p><img src=\"cid:logo@example.cn\">",
            Attachments = [new("报价单 2024 最终版本 (已经客户确认).xlsx", "application/vnd.ms-excel", null, false, "xls"u8.ToArray()), new("logo.png", "image/png", "logo@example.cn", true, "png"u8.ToArray())],
        };
        var read = MailParser.Parse(MailComposer.Write(mail));
        Assert.Equal((mail.From, mail.Subject, mail.Date), (read.From, read.Subject, read.Date));
        Assert.Equal(mail.To, read.To);
        Assert.Equal(mail.Cc, read.Cc);
        Assert.Equal(mail.ReplyTo, read.ReplyTo);
        Assert.Equal("m-1@example.cn", read.MessageId);
        Assert.Equal(["q@example.org"], read.InReplyTo);
        Assert.Equal(["p@example.org", "q@example.org"], read.References);
        Assert.Equal((mail.Text, mail.Html), (read.Text, read.Html!.TrimEnd()));
        Assert.Equal([("logo.png", true), (mail.Attachments[0].Name, false)], read.Attachments.Select(a => (a.Name, a.Inline)));
        Assert.Equal("multipart/mixed(multipart/alternative(text/plain,multipart/related(text/html,image/png)),application/vnd.ms-excel)", Tree(read.Root));
        Assert.Empty(read.Faults);
    }

    [Fact]
    public void The_same_mail_is_the_same_bytes_and_a_blind_copy_is_in_none()
    {
        var mail = Plain with { Html = "<p>x</p>", Bcc = [new MailAddress("", "boss@example.org")] };
        var bytes = MailComposer.Write(mail);
        Assert.Equal(bytes, MailComposer.Write(mail));
        Assert.DoesNotContain("boss@", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(["ann@example.org", "boss@example.org"], mail.Recipients.Select(a => a.Address));
    }

    [Theory]
    [InlineData("plain", "7bit")]
    [InlineData("mostly plain, with one é", "quoted-printable")]
    [InlineData("全部都是中文", "base64")]
    [InlineData("From here on\nwe are encoded", "quoted-printable")]
    [InlineData("--=_heed_0123", "quoted-printable")]
    public void A_text_is_encoded_as_little_as_it_needs(string text, string encoding)
    {
        var read = MailParser.Parse(MailComposer.Write(Plain with { Text = text }));
        Assert.Equal((text, encoding), (read.Text, read.Header("Content-Transfer-Encoding")));
    }

    [Fact]
    public void Lines_are_short_and_seven_bits_wide()
    {
        var mail = Plain with
        {
            Subject = string.Concat(Enumerable.Repeat("很长的主题 ", 60)),
            Text = new string('x', 5000) + "\n" + new string('好', 500) + " é \n.\n",
            To = [.. Enumerable.Range(0, 200).Select(i => new MailAddress($"收件人 {i}", $"u{i}@example.org"))],
            References = [.. Enumerable.Range(0, 500).Select(i => $"{i}-{new string('r', 60)}@example.org")],
            Attachments = [new(new string('名', 180) + ".txt", "text/plain", null, false, new byte[10_000])],
        };
        var bytes = MailComposer.Write(mail);
        Assert.DoesNotContain(bytes, b => b >= 0x80);
        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.True(line.Length <= 200 && !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal), line));
        var read = MailParser.Parse(bytes);
        Assert.Equal((mail.Subject.Trim(), 200, 30), (read.Subject, read.To.Count, read.References.Count));
        Assert.Equal(mail.Attachments[0].Name, read.Attachments[0].Name);
    }

    [Theory]
    [InlineData("a\r\nBcc: x@y.org")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void No_field_can_begin_another(string bad)
    {
        Refused(Plain with { Subject = bad });
        Refused(Plain with { From = new MailAddress(bad, "a@x.org") });
        Refused(Plain with { To = [new MailAddress("", $"{bad}@x.org")] });
        Refused(Plain with { To = [new MailAddress("", $"\"{bad}\"@x.org")] });
        Refused(Plain with { Cc = [new MailAddress(bad, "a@x.org")] });
        Refused(Plain with { Bcc = [new MailAddress("", bad)] });
        Refused(Plain with { ReplyTo = [new MailAddress(bad, "a@x.org")] });
        Refused(Plain with { MessageId = bad });
        Refused(Plain with { InReplyTo = bad });
        Refused(Plain with { References = [bad] });
        Refused(Plain with { AutoSubmitted = bad });
        Refused(Plain with { ExtraHeaders = [new MailHeader("X-A", bad)] });
        Refused(Plain with { ExtraHeaders = [new MailHeader(bad, "x")] });
        Refused(Plain with { Attachments = [new(bad, "text/plain", null, false, default)] });
        Refused(Plain with { Attachments = [new("a", bad, null, false, default)] });
        Refused(Plain with { Attachments = [new("a", "text/plain", bad, false, default)] });
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("@x.org")]
    [InlineData("a@")]
    [InlineData("a b@x.org")]
    [InlineData("a@x.org>, <b@x.org")]
    [InlineData("a,b@x.org")]
    [InlineData("a@x.org, b@x.org")]
    [InlineData("\"a\" b\"@x.org")]
    [InlineData("a@x y.org")]
    [InlineData("a@x..org")]
    [InlineData("a@[127.0.0.1 x]")]
    public void An_address_that_is_none_is_refused(string address) => Refused(Plain with { To = [new MailAddress("", address)] });

    [Theory]
    [InlineData("a@x.org")]
    [InlineData("\"a b\"@x.org")]
    [InlineData("\"a\\\"b\"@x.org")]
    [InlineData("a+b=c@x-y.org")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("用户@例子.中国")]
    public void An_unusual_address_is_written(string address)
    {
        var read = MailParser.Parse(MailComposer.Write(Plain with { To = [new MailAddress("Name", address)] }));
        Assert.Equal(address.Replace("例子.中国", "xn--fsqu00a.xn--fiqs8s", StringComparison.Ordinal), read.To.Single().Address);
    }

    [Fact]
    public void Headers_of_the_composer_cannot_be_set_twice()
    {
        Refused(Plain with { ExtraHeaders = [new MailHeader("bcc", "x@y.org")] });
        var read = MailParser.Parse(MailComposer.Write(Plain with { AutoSubmitted = "auto-replied", ExtraHeaders = [new MailHeader("X-Note", "备注 a")], ListUnsubscribe = new Uri("https://x.org/u?a=1"), OneClickUnsubscribe = true }));
        Assert.Equal(("auto-replied", "备注 a"), (read.Header("Auto-Submitted"), read.Header("X-Note")));
        Assert.Equal(("<https://x.org/u?a=1>", "List-Unsubscribe=One-Click"), (read.Header("List-Unsubscribe"), read.Header("List-Unsubscribe-Post")));
    }

    [Fact]
    public void A_message_goes_along_as_it_is_when_it_may()
    {
        var inner = MailComposer.Write(Plain);
        var read = MailParser.Parse(MailComposer.Write(Plain with { Attachments = [new("原信.eml", "message/rfc822", null, false, inner)] }));
        Assert.Equal(Plain.Subject, read.Root.Parts[1].Message!.Subject);
        Assert.Equal("原信.eml", read.Attachments.Single().Name);
        var binary = MailParser.Parse(MailComposer.Write(Plain with { Attachments = [new("a.eml", "message/rfc822", null, false, new byte[] { 0, 255, 10 })] })).Attachments.Single();
        Assert.Equal(("application/octet-stream", 3), (binary.ContentType, binary.Content.Length));
    }

    private static void Refused(OutgoingMail mail) => Assert.Throws<InvalidRefusal>(() => MailComposer.Write(mail));

    private static string Tree(MailPart part) => part.Parts.Count == 0 ? part.ContentType : $"{part.ContentType}({string.Join(',', part.Parts.Select(Tree))})";
}
