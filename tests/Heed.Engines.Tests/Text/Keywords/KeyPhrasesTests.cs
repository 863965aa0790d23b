using Heed.Text.Keywords;

namespace Heed.Engines.Tests.Text.Keywords;

public sealed class KeyPhrasesTests
{
    [Theory]
    [InlineData("你好，我上周买的蓝牙耳机左边没有声音，想申请换货，蓝牙耳机还在保修期内吗？", "蓝牙耳机", "申请换货", "保修期")]
    [InlineData("Hello, my wireless headphones stopped charging. Can I return the wireless headphones and get a refund?", "wireless headphones", "refund")]
    [InlineData("發票抬頭寫錯了，發票抬頭可以修改嗎", "發票抬頭")]
    public void What_a_message_is_about_comes_first(string text, params string[] wanted)
    {
        var found = KeyPhrases.Of(text, 5).Select(p => p.Text).ToList();
        Assert.All(wanted, w => Assert.Contains(w, found));
    }

    [Fact]
    public void What_many_texts_speak_of_weighs_more_than_what_one_repeats()
    {
        var found = KeyPhrases.Of(["快递太慢了", "快递没到", "查快递", "螺丝螺丝螺丝螺丝掉了"], 3);
        Assert.Equal("快递", found[0].Text);
        Assert.Equal(3, found[0].Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("的了吗呢")]
    [InlineData("the of and, please!")]
    [InlineData("😀😀")]
    [InlineData("\ud800\udfff\ud800")]
    public void What_says_nothing_has_no_phrases(string text) => Assert.Empty(KeyPhrases.Of(text, 5));

    [Fact]
    public void A_megabyte_is_read_in_part() => Assert.True(KeyPhrases.Of(string.Concat(Enumerable.Repeat("退货流程", 250_000)), 3).Count <= 3);
}
