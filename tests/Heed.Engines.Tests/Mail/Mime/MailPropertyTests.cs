using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Heed.Kernel;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class MailPropertyTests
{
    private static readonly string[] Letters = ["a", "Z", "0", " ", "  ", ",", ";", ":", "\"", "\\", "<", ">", "(", ")", "@", ".", "=", "?", "=?", "?=", "_", "%41", "'", "é", "ß", "你", "好", "Я", "😀", "한", "-", "\t", "/", "x".PadRight(90, 'x')];

    private static readonly string[] Scraps =
    [
        "\r\n", "\n", "\r", "--b", "--b--", "--c", " ", "\t", ": ", ";", "\"", "(", "<", ">", "=", "=?", "?=", "=?utf-8?B?", "=?gbk?Q?=", "5L2g", "begin 644 a", "end", "M", "`", "\0", "\u001b$B", "+T2B-", "~{",
        "Content-Type: ", "multipart/mixed", "multipart/alternative", "; boundary=b", "; boundary=c", "message/rfc822", "text/html", "text/plain", "application/ms-tnef", "; charset=gb2312", "; charset=utf-7", "; name*0*=utf-8''%", "; format=flowed; delsp=yes",
        "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "Content-Transfer-Encoding: x-uue", "Content-Disposition: attachment; filename=", "From: ", "To: ", "Date: ", "Subject: ", "References: ", "Content-ID: <",
        "<div>", "</", "<!--", "<script", "&nbsp", "&#x", "cid:", "Mon, 5 Feb 2024 10:20:30 +0800", "a@x.org", ",", "\u00e9", "你好",
    ];

    private static readonly Arbitrary<string> Words = Gen.Elements(Letters).ArrayOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<byte[]> AnyMail =
        Gen.Frequency((8, Gen.Elements(Scraps).Select(Encoding.UTF8.GetBytes)), (1, Gen.Choose(0, 255).ArrayOf(9).Select(b => Array.ConvertAll(b, i => (byte)i))))
            .ArrayOf(60).Select(pieces => pieces.SelectMany(p => p).ToArray()).ToArbitrary();

    [Fact]
    public void No_bytes_make_the_parser_throw_and_what_it_gives_is_whole() => Prop.ForAll(AnyMail, raw =>
    {
        var message = MailParser.Parse(raw);
        foreach (var header in message.AllHeaders) OneLine(header.Text);
        OneLine(message.Subject);
        foreach (var address in message.FromAll.Concat(message.To)) OneLine(address.Name + address.Address);
        foreach (var file in message.Attachments)
        {
            OneLine(file.Name);
            Assert.NotEqual("", file.Name);
            Assert.Equal(-1, file.Name.IndexOfAny(['/', '\\']));
        }

        foreach (var part in message.AllParts()) _ = part.Text;
        Assert.DoesNotContain('\0', message.Text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void What_is_composed_is_read_as_it_was_meant() => Prop.ForAll(Words, Words, Words, (subject, name, text) =>
    {
        var mail = new OutgoingMail
        {
            From = new MailAddress(name, "a@x.org"),
            To = [new MailAddress(subject, "b@x.org"), new MailAddress(text, "c@x.org")],
            Subject = subject,
            Date = DateTimeOffset.UnixEpoch,
            MessageId = "1@x.org",
            Text = text,
            Html = name.Length % 2 == 0 ? $"<p>{text}" : null,
            Attachments = [new("f" + name, "text/plain", null, false, Encoding.UTF8.GetBytes(text))],
        };
        var read = MailParser.Parse(MailComposer.Write(mail));
        Assert.Equal(Blanks(subject), Blanks(read.Subject));
        Assert.Equal(AsName(name), AsName(read.From!.Name));
        Assert.Equal(["b@x.org", "c@x.org"], read.To.Select(a => a.Address));
        Assert.Equal(AsName(subject), AsName(read.To[0].Name));
        Assert.Equal(text.TrimEnd(), read.Text);
        Assert.Equal(Encoding.UTF8.GetBytes(text), read.Attachments.Single().Content.ToArray());
        Assert.Empty(read.Faults);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void Nothing_that_is_typed_becomes_a_header() => Prop.ForAll(AnyMail, raw =>
    {
        var typed = Encoding.Latin1.GetString(raw);
        var mail = new OutgoingMail { From = new MailAddress(typed, "a@x.org"), To = [new MailAddress("", "b@x.org")], Subject = typed, Date = DateTimeOffset.UnixEpoch, MessageId = "1@x.org", Text = typed };
        if (typed.AsSpan().ContainsAny('\r', '\n', '\0')) Assert.Throws<InvalidRefusal>(() => MailComposer.Write(mail));
        var flat = typed.Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ');
        var read = MailParser.Parse(MailComposer.Write(mail with { From = new MailAddress(flat, "a@x.org"), Subject = flat }));
        Assert.Equal(["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"], read.AllHeaders.Select(h => h.Name));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void OneLine(string text) => Assert.Equal(-1, text.AsSpan().IndexOfAny("\r\n\0"));

    /// <summary>Text as it may be compared: outer blanks are trimmed, control characters are blanks.</summary>
    private static string Blanks(string text) => text.Replace('\t', ' ').Trim();

    /// <summary>Names lose their outer quotes, double blanks and escapes, which nobody reads.</summary>
    private static string AsName(string name) => string.Concat(name.Where(c => c is not (' ' or '\t' or '"' or '\'' or '\\' or '<' or '>' or '(' or ')' or ',' or ';')));
}
