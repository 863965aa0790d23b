using System.Text;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

/// <summary>Writes raw mail as it stands on the wire.</summary>
internal static class Mime
{
    static Mime() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Lines joined with CR LF; letters above U+00FF are UTF-8, others one byte each.</summary>
    public static MailMessage Parse(params string[] lines) => MailParser.Parse(Bytes(string.Join("\r\n", lines)));

    public static MailMessage Parse(MailLimits limits, params string[] lines) => MailParser.Parse(Bytes(string.Join("\r\n", lines)), limits);

    public static MailMessage Header(string field) => Parse(field, "", "Body");

    public static MailMessage Raw(byte[] head, byte[] body) => MailParser.Parse((byte[])[.. head, .. body]);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] In(string charset, string text) => Encoding.GetEncoding(charset).GetBytes(text);

    public static string Base64(string charset, string text) => Convert.ToBase64String(In(charset, text));
}
