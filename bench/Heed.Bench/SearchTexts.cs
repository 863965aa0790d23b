using System.Text;

namespace Heed.Bench;

/// <summary>
/// Texts like a service team's: half English, half Chinese, words as frequent as Zipf's law has them. Some words are put in
/// at known rates, so that a search knows what it will find. The same number gives the same text.
/// </summary>
internal static class SearchTexts
{
    /// <summary>One in ten of either language's messages has it.</summary>
    public const string CommonWord = "refund", CommonPair = "退款";

    /// <summary>Each of these stands in about fifty of five million messages.</summary>
    public static readonly string[] RareWords = [.. Enumerable.Range(0, 20).Select(i => "zan" + Syllable(i) + Syllable(i * 7) + "bar")];
    public static readonly string[] RarePairs = [.. Enumerable.Range(0, 20).Select(i => new string([(char)('龙' + i), (char)('鹿' + (i * 3))]))];

    private static readonly string[] Words = [.. Enumerable.Range(0, 20_000).Select(i => Syllable(i) + Syllable(i / 37) + (i > 400 ? Syllable(i / 11) : ""))];
    private static readonly string[] Phrases =
    [
        "您好", "请问", "我的订单", "什么时候", "发货", "收到了", "还没有", "物流", "信息", "一直", "不动", "麻烦", "帮我", "查一下", "谢谢", "好的", "洗衣机", "冰箱", "安装", "师傅", "明天", "上午",
        "可以吗", "电话", "打不通", "质量", "有问题", "换货", "发票", "抬头", "公司", "地址", "写错了", "优惠券", "不能用", "会员", "积分", "没到账", "快递", "签收", "破损", "照片", "已经", "提交", "申请",
    ];

    public static string Of(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(160);
        var chinese = random.Next(2) == 0;
        for (var i = random.Next(4, 16); i > 0; i--)
        {
            if (chinese) text.Append(Phrases[random.Next(Phrases.Length)]).Append(random.Next(5) == 0 ? "，" : "");
            else text.Append(Words[(int)(Math.Pow(random.NextDouble(), 4) * Words.Length)]).Append(' ');
        }

        if (random.Next(10) == 0) text.Append(chinese ? CommonPair : CommonWord).Append(' ');
        if (random.Next(20) == 0) text.Append("ORD-2024-").Append(number).Append(' ');
        if (number % 5000 < 20 && number / 5000 % 20 == number % 5000) text.Append(RareWords[number % 5000]).Append(' ').Append(RarePairs[number % 5000]);
        if (!chinese && random.Next(3) == 0) text.Append("my order");
        return text.ToString();
    }

    private static string Syllable(int i) => new([("bcdfghklmnprstvw")[i % 16], "aeiou"[i / 16 % 5], "nrstlm"[i / 80 % 6]]);
}
