namespace Heed.Knowledge.Markup;

/// <summary>How long a text is on its way, and in how many messages it goes.</summary>
/// <param name="Length">Characters as the channel counts them.</param>
/// <param name="Limit">Characters of one message; null where there is no limit that matters.</param>
/// <param name="Parts">Messages it takes.</param>
internal sealed record MessageLength(int Length, int? Limit, int Parts)
{
    /// <summary>A customer-service text of WeChat has at most 2,048 bytes: 600 Chinese characters with room to spare.</summary>
    private const int WeChat = 600;

    /// <summary>GSM 03.38's basic letters; one of the extension takes two.</summary>
    private const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Extended = "^{}\\[~]|€";

    /// <summary>The length in the channel.</summary>
    public static MessageLength Of(string text, string? channel) => channel switch
    {
        KnowledgeChannels.WeChat => new MessageLength(Characters(text), WeChat, Math.Max(1, (Characters(text) + WeChat - 1) / WeChat)),
        KnowledgeChannels.Sms => Sms(text),
        _ => new MessageLength(Characters(text), null, 1),
    };

    private static MessageLength Sms(string text)
    {
        // 3GPP TS 23.038 and 23.040: 160 septets or 70 UTF-16 units in one, 153 or 67 in each of several.
        var plain = text.All(c => Basic.Contains(c, StringComparison.Ordinal) || Extended.Contains(c, StringComparison.Ordinal));
        var length = plain ? text.Sum(c => Extended.Contains(c, StringComparison.Ordinal) ? 2 : 1) : text.Length;
        var (one, each) = plain ? (160, 153) : (70, 67);
        return new MessageLength(length, one, length <= one ? 1 : (length + each - 1) / each);
    }

    private static int Characters(string text) => text.EnumerateRunes().Count();
}
