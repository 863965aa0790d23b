using Heed.Text.Retrieval;

namespace Heed.Engines.Tests.Text.Retrieval;

public sealed class AnswerIndexTests
{
    private static readonly AnswerIndex Shop = AnswerIndex.Build(
    [
        new("refund", "How do I get a refund?", ["I want my money back"], "Open the order, press Refund and give a reason. The money arrives within five working days."),
        new("track", "Where is my parcel?", ["Track my order"], "The tracking number stands in the mail we sent when the parcel left us."),
        new("invoice", "怎么开发票？", ["可以开增值税专用发票吗"], "在订单详情页点击“申请开票”，填写抬头和税号，电子发票会发送到您的邮箱。"),
        new("return", "如何退货？", ["不想要了可以退吗"], "签收后七天内，在订单详情页申请退货，我们上门取件。"),
    ]);

    [Theory]
    [InlineData("refund please, how?", "refund")]
    [InlineData("give me my money back", "refund")]
    [InlineData("tracking of my parcels", "track")]
    [InlineData("我想要开一张发票", "invoice")]
    [InlineData("东西不想要了，能退吗", "return")]
    [InlineData("上门取件", "return")]
    public void The_entry_that_answers_comes_first(string asked, string id) => Assert.Equal(id, Shop.Find(asked, 3)[0].Id);

    [Fact]
    public void A_hit_names_the_wording_that_came_nearest() => Assert.Equal("不想要了可以退吗", Shop.Find("不想要了可不可以退", 1)[0].Matched);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("quantum chromodynamics")]
    public void Nothing_is_found_where_nothing_is_shared(string? asked) => Assert.Empty(Shop.Find(asked, 3));

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(AnswerIndex.Empty.Find("how do I get a refund", 3));
}
