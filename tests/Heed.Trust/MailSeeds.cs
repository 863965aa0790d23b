using System.Text;
using Heed.Mail;

namespace Heed.Trust;

/// <summary>Mails from which the fuzzer begins: one of every shape, written here.</summary>
internal static class MailSeeds
{
    public static List<byte[]> All()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return [.. Composed(), .. Written()];
    }

    private static IEnumerable<byte[]> Composed()
    {
        var mail = new OutgoingMail
        {
            From = new MailAddress("客服中心", "help@example.cn"),
            To = [new MailAddress("Ann, Example", "ann@example.org"), new MailAddress("", "\"b c\"@example.org")],
            Subject = "关于您的订单 20240205 – Grüße",
            Date = DateTimeOffset.UnixEpoch,
            MessageId = "m-1@example.cn",
            InReplyTo = "q@example.org",
            References = ["p@example.org", "q@example.org"],
            Text = "您好！\n\n> 原来的问题\n\n-- \n客服",
        };
        yield return MailComposer.Write(mail);
        var rich = mail with
        {
            Html = "<html><body><p>您好！</p><ul><li>一<li>二</ul><blockquote>原来&nbsp;的<br>问题</blockquote><img src=\"cid:logo@x\"></body></html>",
            Attachments = [new("报价单.xlsx", "application/vnd.ms-excel", null, false, new byte[300]), new("logo.png", "image/png", "logo@x", true, new byte[40])],
        };
        yield return MailComposer.Write(rich);
        yield return MailComposer.Write(mail with { Attachments = [new("inner.eml", "message/rfc822", null, false, MailComposer.Write(rich))] });
    }

    private static IEnumerable<byte[]> Written()
    {
        yield return Lines("From: =?GB2312?B?zfXQocP3?= <w@x.cn>", "Subject: =?utf-8?B?5L0=?= =?utf-8?B?oOWlvQ==?=", "Date: Mon, 5 Feb 2024 10:20:30 +0800 (CST)", "Content-Type: text/plain; charset=gb2312", "Content-Transfer-Encoding: 8bit", "", Latin("gb18030", "您好，我上周买的耳机左边没有声音。"));
        yield return Lines("To: Friends: a@x.org, \"B, C\" <b@x.org>;, d@x.org (Dora)", "Content-Type: text/plain; format=flowed; delsp=yes", "", "One ", "two", "> a ", "> b", "-- ", "Ann");
        yield return Lines("Subject: \u001b$B$^$_$`\u001b(B", "Content-Type: text/plain; charset=iso-2022-jp", "", "\u001b$B$^$_$`\u001b(B");
        yield return Lines("Content-Type: text/plain", "", "See", "begin 644 a.txt", "%2&5L;&\\", "`", "end", "Bye");
        yield return Lines(
            "From: MAILER-DAEMON (Mail Delivery System)", "Return-Path: <>", "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "", "Failed", "--b", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; mx.example.org", "", "Final-Recipient: rfc822; a@x.org", "Action: failed", "Status: 5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 no such user", "", "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <1@x>", "Subject: hi", "", "--b--");
        yield return Lines(
            "Content-Type: multipart/mixed; boundary=\"out\"", "", "--out", "Content-Type: multipart/alternative; boundary=in", "", "--in", "Content-Type: text/html; charset=koi8-r", "Content-Transfer-Encoding: quoted-printable", "", "<p>=F0=D2=C9=D7=C5=D4=", "</p>", "--in--",
            "--out", "Content-Type: application/octet-stream; name*0*=utf-8''%E6%8A%A5; name*1*=%E4%BB%B7.pdf", "Content-Transfer-Encoding: base64", "", "JVBERi0xLjQ=", "--out--");
        yield return [.. Lines("Content-Type: application/ms-tnef; name=winmail.dat", "", ""), .. Tnef()];
        yield return Lines("On Mon, 5 Feb 2024 at 10:20, Ann wrote:", "> no header at all");
    }

    /// <summary>A winmail.dat with one file of three bytes.</summary>
    private static byte[] Tnef()
    {
        var bytes = new List<byte> { 0x78, 0x9F, 0x3E, 0x22, 1, 0 };
        Add(2, 0x00069002, new byte[14]);
        Add(2, 0x00018010, "file.txt\0"u8);
        Add(2, 0x0006800F, "abc"u8);
        return [.. bytes];

        void Add(byte level, uint tag, ReadOnlySpan<byte> data)
        {
            bytes.Add(level);
            bytes.AddRange(BitConverter.GetBytes(tag));
            bytes.AddRange(BitConverter.GetBytes(data.Length));
            bytes.AddRange(data);
            bytes.AddRange([0, 0]);
        }
    }

    private static string Latin(string charset, string text) => Encoding.Latin1.GetString(Encoding.GetEncoding(charset).GetBytes(text));

    private static byte[] Lines(params string[] lines) => Encoding.Latin1.GetBytes(string.Join("\r\n", lines));
}
