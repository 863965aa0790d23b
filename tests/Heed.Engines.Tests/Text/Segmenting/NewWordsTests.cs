using Heed.Text.Segmenting;

namespace Heed.Engines.Tests.Text.Segmenting;

public sealed class NewWordsTests
{
    private static readonly string[] Frames = ["请问{0}怎么用", "我的{0}坏了", "{0}什么时候到货", "买了{0}三天", "想给{0}换电池", "刚收到{0}", "这款{0}好用吗", "新{0}有货吗"];

    [Fact]
    public void A_product_name_that_the_list_cuts_apart_is_found_and_then_kept_whole()
    {
        var texts = Frames.Select(f => string.Format(null, f, "云雀灯")).Concat(Frames.Select(f => string.Format(null, f, "手机")));
        var found = NewWords.Find(texts);
        Assert.Equal("云雀灯", found[0].Word);
        Assert.Equal(Frames.Length, found[0].Count);
        Assert.DoesNotContain(found, w => w.Word is "手机" or "云雀" or "雀灯");
        Assert.Contains("云雀灯", Segmenter.Default.With(found.Select(w => w.Word)).Words("云雀灯亮不了"));
    }

    [Fact]
    public void A_notice_pasted_many_times_makes_no_word() => Assert.Empty(NewWords.Find(Enumerable.Repeat("尊敬的顾客云雀灯已到店", 50)));

    [Theory]
    [InlineData("哈")]
    [InlineData("\ud83d")]
    [InlineData("a ")]
    [InlineData("")]
    public void Repetition_alone_makes_no_word(string piece) => Assert.Empty(NewWords.Find([string.Concat(Enumerable.Repeat(piece, 100_000))]));
}
