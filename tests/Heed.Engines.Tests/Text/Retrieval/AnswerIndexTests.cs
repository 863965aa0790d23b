using Heed.Text.Retrieval;

namespace Heed.Engines.Tests.Text.Retrieval;

public sealed class AnswerIndexTests
{
    private static readonly AnswerEntry[] Entries =
    [
        new("refund", "How do I get a refund?", ["I want my money back"], "Open the order, press Refund and give a reason. The money arrives within five working days."),
        new("track", "Where is my parcel?", ["Track my order"], "The tracking number stands in the mail we sent when the parcel left us."),
        new("password", "I forgot my password", [], "Choose 'Forgot password' on the sign-in page; a link comes by e-mail."),
        new("hours", "When are you open?", [], "Monday to Friday, nine to six."),
        new("invoice", "怎么开发票？", ["可以开增值税专用发票吗"], "在订单详情页点击“申请开票”，填写抬头和税号，电子发票会发送到您的邮箱。"),
        new("return", "如何退货？", ["不想要了可以退吗"], "签收后七天内，在订单详情页申请退货，我们上门取件。"),
        new("shipping", "快递几天能到？", [], "江浙沪次日达，其他地区三到五天。"),
    ];

    private static readonly AnswerIndex Shop = AnswerIndex.Build(Entries);

    [Theory]
    [InlineData("refund please, how?", "refund")]
    [InlineData("give me my money back", "refund")]
    [InlineData("can I be reimbursed", "refund")]
    [InlineData("how to get a refnud", "refund")]
    [InlineData("refnud", "refund")]
    [InlineData("tracking of my parcels", "track")]
    [InlineData("where has my package got to", "track")]
    [InlineData("cannot remember the passcode", "password")]
    [InlineData("what are your opening hours on friday", "hours")]
    [InlineData("我想要开一张发票", "invoice")]
    [InlineData("怎麼開發票", "invoice")]
    [InlineData("东西不想要了，能退吗", "return")]
    [InlineData("上门取件", "return")]
    [InlineData("包裹多久送到", "shipping")]
    [InlineData("ＲＥＦＵＮＤ", "refund")]
    public void The_entry_that_answers_comes_first(string asked, string id) => Assert.Equal(id, Shop.Find(asked, 3)[0].Id);

    [Fact]
    public void A_hit_names_the_wording_that_came_nearest()
    {
        Assert.Equal("不想要了可以退吗", Shop.Find("不想要了可不可以退", 1)[0].Matched);
        Assert.Equal("如何退货？", Shop.Find("怎么退货", 1)[0].Matched);
    }

    [Fact]
    public void Every_wording_finds_its_entry_and_is_trusted()
    {
        foreach (var entry in Entries)
        {
            foreach (var wording in entry.Variants.Prepend(entry.Question))
            {
                var best = Shop.Find(wording, 1)[0];
                Assert.Equal((entry.Id, wording), (best.Id, best.Matched));
                Assert.True(best.Score > 0.6, $"{wording}: {best.Score:F2}");
            }
        }
    }

    [Theory]
    [InlineData("what do you think about quantum chromodynamics")]
    [InlineData("who won the football match yesterday")]
    [InlineData("今天天气怎么样")]
    [InlineData("你喜欢听什么歌")]
    public void What_the_knowledge_does_not_hold_is_not_trusted(string asked) => Assert.All(Shop.Find(asked, 3), hit => Assert.True(hit.Score < 0.35, $"{hit.Id}: {hit.Score:F2}"));

    [Fact]
    public void Two_entries_that_answer_alike_are_trusted_less_than_one()
    {
        var twice = AnswerIndex.Build([.. Entries, Entries[0] with { Id = "refund again" }]);
        var hits = twice.Find("How do I get a refund?", 2);
        Assert.Equal(["refund", "refund again"], hits.Select(h => h.Id).Order());
        Assert.Equal(hits[0].Score, hits[1].Score, 6);
        Assert.True(hits[0].Score < Shop.Find("How do I get a refund?", 1)[0].Score);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("？！……")]
    [InlineData("zzzzqqqq")]
    public void Nothing_is_found_where_nothing_is_shared(string? asked) => Assert.Empty(Shop.Find(asked, 3));

    [Fact]
    public void An_empty_index_finds_nothing()
    {
        Assert.Empty(AnswerIndex.Empty.Find("how do I get a refund", 3));
        Assert.Equal(0, AnswerIndex.Empty.Count);
    }

    [Fact]
    public void An_entry_that_is_taken_away_is_not_found_and_the_old_index_still_answers()
    {
        var without = AnswerIndex.Build([.. Entries.Where(e => e.Id != "refund")]);
        Assert.DoesNotContain(without.Find("How do I get a refund?", 10), h => h.Id == "refund");
        Assert.Equal("refund", Shop.Find("How do I get a refund?", 1)[0].Id);
    }

    [Fact]
    public void An_entry_without_words_does_no_harm()
    {
        var index = AnswerIndex.Build([new("empty", "", [], ""), new("signs", "？？", ["!!"], "…"), .. Entries]);
        Assert.Equal("refund", index.Find("refund", 5)[0].Id);
    }

    [Fact]
    public void No_more_are_given_than_asked_for()
    {
        Assert.Empty(Shop.Find("refund", 0));
        Assert.Single(Shop.Find("order", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.Find("refund", -1));
    }
}
