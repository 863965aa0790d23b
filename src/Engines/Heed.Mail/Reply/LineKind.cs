namespace Heed.Mail;

/// <summary>What a line of a mail is, before it is decided to which part it belongs.</summary>
internal enum LineKind : byte
{
    Blank,
    Text,

    /// <summary>Between two ``` lines: the writer's, whatever it looks like.</summary>
    Code,

    /// <summary>Begins with a quoting mark.</summary>
    Quote,

    /// <summary>Of a line (or several) such as "On … wrote:".</summary>
    Attribution,

    /// <summary>Of a "From: … Sent: … To: … Subject: …" block or an "Original Message" line: all below is history.</summary>
    Head,

    /// <summary>As <see cref="Head"/>, and says that the mail is forwarded.</summary>
    ForwardHead,

    /// <summary>Only dashes, underscores and the like.</summary>
    Ruler,

    /// <summary>"-- ", the signature mark of RFC 3676 §4.3, or the same without its space.</summary>
    SignatureMark,

    /// <summary>Written by a program: "Sent from my …", a virus scanner's line, the armour of a PGP signature.</summary>
    Program,
}
