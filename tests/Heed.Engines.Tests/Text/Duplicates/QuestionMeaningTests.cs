using Heed.Text.Duplicates;

namespace Heed.Engines.Tests.Text.Duplicates;

public sealed class QuestionMeaningTests
{
    /// <summary>Each line asks one thing in several ways; no two lines ask the same.</summary>
    private static readonly string[][] Asked =
    [
        ["退货运费谁出", "退货的运费是谁承担", "退货要自己付运费吗"],
        ["怎么开收据", "收據怎麼開", "可以开收据吗"],
        ["洗衣机怎么预约安装", "预约安装洗衣机", "洗衣机安装怎么约"],
        ["能不能送货到香港", "香港可以送吗", "寄到香港行不行"],
        ["订单能改收货地址吗", "收货地址填错了怎么改", "下单后修改地址", "地址写错了可以改吗"],
        ["忘记密码怎么办", "登录密码忘了"],
        ["电子发票什么时候开", "电子发票多久能开出来"],
        ["冰箱门关不严", "冰箱门关不上", "冰箱的门关不紧怎么办"],
        ["上门安装收费吗", "安装要多少钱", "安装费用是多少"],
        ["优惠券过期了能补吗", "过期的优惠券还能用吗"],
        ["Do you ship to Canada?", "can you deliver to canada", "shipping to Canada possible?"],
        ["Is there a student discount?", "any discount for students", "do students get a discount"],
        ["How do I cancel my subscription?", "cancel subscription", "I want to stop my subscription"],
        ["How long is the warranty?", "warranty period", "what warranty do I get"],
        ["I never received a confirmation email", "no confirmation email", "did not get the confirmation mail"],
        ["do you have a shop in Berlin", "is there a store in berlin"],
    ];

    /// <summary>Near in words, and each wants another answer.</summary>
    private static readonly string[] Apart =
    [
        "空调不制冷怎么办", "冰箱不制冷怎么办", "怎么取消订单", "怎么查询订单", "热水器怎么安装", "可以换货吗", "发货要多久", "台湾能发货吗", "怎么联系快递员", "怎么联系客服",
        "会员怎么升级", "会员怎么取消", "电视屏幕碎了", "手机屏幕碎了", "iPhone 14 有货吗", "iPhone 15 有货吗", "How do I change my address?", "How do I change my password?", "How do I return an item?",
        "How do I exchange an item?", "Do you ship to Mexico?", "Do you ship to Norway?", "What is the delivery time?", "What is the delivery cost?", "Can I cancel my order?", "Can I change my order?",
        "Where is my order?", "Where is my refund?",
    ];

    [Fact]
    public void Ways_to_ask_one_thing_are_one_and_other_questions_are_not()
    {
        var (same, missed, wrong) = (0, new List<string>(), new List<string>());
        var all = Asked.SelectMany((ways, i) => ways.Select(w => (Text: w, Of: i))).Concat(Apart.Select((t, i) => (Text: t, Of: 100 + i))).Select(q => (q.Text, q.Of, Meaning: QuestionMeaning.Of(q.Text))).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                var one = all[i].Meaning.Like(all[j].Meaning) >= QuestionMeaning.Same;
                if (all[i].Of != all[j].Of && one) wrong.Add($"{all[i].Text} | {all[j].Text}");
                else if (all[i].Of == all[j].Of && one) same++;
                else if (all[i].Of == all[j].Of) missed.Add($"{all[i].Text} | {all[j].Text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(missed.Count * 9 <= same, string.Join('\n', missed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("？？？")]
    [InlineData("\ud800\u200b")]
    public void What_says_nothing_is_like_nothing(string text) => Assert.Equal(0, QuestionMeaning.Of(text).Like(QuestionMeaning.Of("怎么退货")), 2);

    [Fact]
    public void Likeness_is_the_same_from_both_sides_and_long_texts_end()
    {
        var (a, b) = (QuestionMeaning.Of(string.Concat(Enumerable.Repeat("退货运费 refund 订单地址 ", 5_000))), QuestionMeaning.Of("退货运费谁出"));
        Assert.Equal(a.Like(b), b.Like(a));
        Assert.Equal(1, b.Like(b));
    }
}
