using Heed.Text.Segmenting;

namespace Heed.Engines.Tests.Text.Segmenting;

public sealed class SegmenterTests
{
    [Theory]
    [InlineData("我想退货，请帮我查一下物流。", "我 想 退货 ， 请 帮 我 查 一下 物流 。")]
    [InlineData("客服说3天内发工单", "客服 说 3 天 内 发 工单")]
    [InlineData("２０２４年１２月３１日共有１２．５％的订单", "２０２４年 １２月 ３１日 共有 １２．５％ 的 订单")]
    [InlineData("运费险和优惠券怎么退", "运费险 和 优惠券 怎么 退")]
    [InlineData("一共退了3万多元", "一共 退 了 3万多 元")]
    [InlineData("百分之二十五的人", "百分之二十五 的 人")]
    [InlineData("订单号ORD-2024-001，邮箱a.b@example.com", "订单号 ORD-2024-001 ， 邮箱 a.b@example.com")]
    [InlineData("见https://shop.example/a?b=1。谢谢", "见 https://shop.example/a?b=1 。 谢谢")]
    [InlineData("這個訂單還沒發貨", "這個 訂單 還 沒 發貨")]
    [InlineData("Ｔ恤和T恤", "Ｔ恤 和 T恤")]
    [InlineData("好的👍🏽……", "好 的 👍 🏽 ……")]
    [InlineData("", "")]
    public void Text_is_cut_into_words(string text, string wanted) =>
        Assert.Equal(wanted, string.Join(' ', Segmenter.Default.Segment(text).Select(s => text.Substring(s.Start, s.Length))));

    [Fact]
    public void Words_of_the_user_win_over_their_parts_and_only_there()
    {
        const string Text = "云小蜜帮您查单号";
        Assert.DoesNotContain("云小蜜", Segmenter.Default.Words(Text));
        Assert.Contains("云小蜜", Segmenter.Default.With(["云小蜜", "", " ", "单"]).Words(Text));
        Assert.DoesNotContain("云小蜜", Segmenter.Default.Words(Text));
    }

    [Theory]
    [InlineData("一", 100_000)]
    [InlineData("哈", 100_000)]
    [InlineData("a", 100_000)]
    [InlineData("7", 100_000)]
    [InlineData("1.", 50_000)]
    [InlineData("第", 100_000)]
    [InlineData("、", 100_000)]
    [InlineData("\ud800", 100_000)]
    [InlineData("😀", 50_000)]
    [InlineData("𠮷", 50_000)]
    [InlineData("http://", 20_000)]
    [InlineData("中华人民共和国", 150_000)]
    public void Whatever_is_repeated_is_covered_and_never_cut_within_a_character(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var at = 0;
        foreach (var segment in Segmenter.Default.Segment(text))
        {
            Assert.Equal(at, segment.Start);
            Assert.True(segment.Length > 0);
            at = segment.End;
            Assert.False(at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]));
        }

        Assert.Equal(text.Length, at);
    }
}
