namespace Heed.Text.PersonalData;

/// <summary>What stands about a number.</summary>
internal readonly record struct Surroundings(NumberTopic Topic, bool Plus, bool IsAmount)
{
    private const int Reach = 14;

    /// <summary>In folded text. The word nearest to the number decides.</summary>
    private static readonly (string Word, NumberTopic Topic)[] Cues =
    [
        ("订单", NumberTopic.Order), ("单号", NumberTopic.Order), ("运单", NumberTopic.Order), ("编号", NumberTopic.Order), ("流水号", NumberTopic.Order), ("物流", NumberTopic.Order), ("快递", NumberTopic.Order), ("型号", NumberTopic.Order),
        ("发票", NumberTopic.Order), ("税号", NumberTopic.Order), ("货号", NumberTopic.Order), ("商品id", NumberTopic.Order), ("order", NumberTopic.Order), ("tracking", NumberTopic.Order), ("parcel", NumberTopic.Order), ("invoice", NumberTopic.Order), ("reference", NumberTopic.Order), ("sku", NumberTopic.Order), ("ticket", NumberTopic.Order), ("imei", NumberTopic.Order), ("qq", NumberTopic.Order), ("#", NumberTopic.Order),
        ("电话", NumberTopic.Phone), ("手机", NumberTopic.Phone), ("联系", NumberTopic.Phone), ("座机", NumberTopic.Phone), ("致电", NumberTopic.Phone), ("拨打", NumberTopic.Phone), ("微信", NumberTopic.Phone), ("tel", NumberTopic.Phone), ("phone", NumberTopic.Phone), ("mobile", NumberTopic.Phone), ("call", NumberTopic.Phone), ("whatsapp", NumberTopic.Phone),
        ("卡", NumberTopic.Card), ("card", NumberTopic.Card), ("账号", NumberTopic.Card), ("iban", NumberTopic.Card),
        ("身份证", NumberTopic.Identity),
    ];

    public static Surroundings Of(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[Math.Max(0, start - Reach)..start];
        var cut = before.LastIndexOfAny("，。；！？、,;!?\n");
        if (cut >= 0) before = before[(cut + 1)..];
        var (topic, nearest) = (NumberTopic.None, -1);
        foreach (var (word, means) in Cues)
        {
            var at = before.LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at + word.Length <= nearest) continue;
            (topic, nearest) = (means, at + word.Length);
        }

        var money = start > 0 && text[start - 1] is '$' or '¥' or '￥' or '€' or '£';
        var unit = end < text.Length && text[end] is '元' or '块' or '%' or '万' or '亿' or '年';
        return new Surroundings(topic, start > 0 && text[start - 1] == '+', money || unit);
    }

    /// <summary>Whether the number stands by itself, not as part of a name of letters and digits.</summary>
    public bool Stands(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '/' or '=')) return false;
        if (start > 1 && text[start - 1] is '-' or '.' or '#' && char.IsAsciiLetter(text[start - 2])) return false;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '/')) return false;
        return end + 1 >= text.Length || text[end] is not ('-' or ',' or ':') || !char.IsAsciiLetterOrDigit(text[end + 1]);
    }
}
