using Heed.Text.Duplicates;

namespace Heed.Engines.Tests.Text.Duplicates;

public sealed class NearDuplicatesTests
{
    [Theory]
    [InlineData("怎么申请退货？", "申请退货怎么弄")]
    [InlineData("訂單什麼時候發貨", "订单什么时候发货？")]
    [InlineData("How do I return an item?", "how can i return my item")]
    [InlineData("ＷｉＦｉ连不上", "wifi连不上！！")]
    public void The_same_question_in_nearly_the_same_words_is_one(string a, string b) => Assert.Equal([[0, 1]], NearDuplicates.Group([a, b]));

    [Theory]
    [InlineData("怎么申请退货", "怎么申请发票")]
    [InlineData("可以退货", "不可以退货")]
    [InlineData("iPhone 14 有货吗", "iPhone 15 有货吗")]
    [InlineData("满100减10", "满100减20")]
    [InlineData("My order arrived", "My order hasn't arrived")]
    [InlineData("", "")]
    [InlineData("？？", "！")]
    public void Another_question_is_another(string a, string b) => Assert.Empty(NearDuplicates.Group([a, b]));

    [Fact]
    public void Groups_are_in_order_of_their_size_and_share_nothing()
    {
        string[] texts = ["物流到哪了", "怎么开发票", "物流到哪了？", "开发票怎么开", "物流到哪里了", "营业时间"];
        var groups = NearDuplicates.Group(texts);
        Assert.Equal([[0, 2, 4], [1, 3]], groups);
    }

    [Fact]
    public void Thousands_of_questions_are_grouped_without_comparing_all_of_them()
    {
        string[] things = ["耳机", "手机", "键盘", "水壶", "书包", "台灯", "雨伞", "地毯", "鼠标", "衬衫"];
        string[] acts = ["怎么退货", "什么时候发货", "有没有优惠", "坏了能修吗", "颜色可以换吗"];
        var texts = Enumerable.Range(0, 20_000).Select(i => things[i % 10] + acts[i / 10 % 5] + (i % 3 == 0 ? "？" : "")).ToList();
        var groups = NearDuplicates.Group(texts);
        Assert.Equal(20_000, groups.Sum(g => g.Count));
        Assert.InRange(groups.Count, 40, 50);
    }
}
