using Heed.Text.Segmenting;

namespace Heed.Engines.Tests.Text.Segmenting;

public sealed class TrainedSegmenterTests
{
    private static readonly string[] Lines = ["我 想 退 货", "我 要 退 货 ， 谢谢", "他 退 货 了", "退 货 怎么 办", "物流 公司 的 人 没 来", "物流 公司 很 慢"];

    [Fact]
    public void It_cuts_as_its_examples_are_cut()
    {
        var trained = TrainedSegmenter.Train([.. Lines.Select(l => l.Split(' '))]);
        Assert.Equal(["你", "退", "货"], Words(trained, "你退货"));
        Assert.Equal("我想退货", string.Concat(Words(trained, "我想退货")));
        Assert.Contains("退货", Segmenter.Default.Words("你退货"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀\ud800 𠮷a1。")]
    public void Whatever_is_cut_is_covered_and_no_character_split(string text)
    {
        foreach (var trained in new[] { TrainedSegmenter.Train([]), TrainedSegmenter.Train([.. Lines.Select(l => l.Split(' '))]) })
        {
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(Words(trained, text)));
            Assert.All(trained.Segment(text), s => Assert.False(s.End < text.Length && char.IsSurrogatePair(text[s.End - 1], text[s.End])));
        }
    }

    private static IEnumerable<string> Words(TrainedSegmenter trained, string text) => trained.Segment(text).Select(s => text.Substring(s.Start, s.Length));
}
