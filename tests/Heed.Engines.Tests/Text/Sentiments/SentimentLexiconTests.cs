using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Sentiments;

namespace Heed.Engines.Tests.Text.Sentiments;

public sealed class SentimentLexiconTests
{
    [Theory]
    [InlineData("你们就是骗子，退钱！")]
    [InlineData("我要投诉你们")]
    [InlineData("再不处理我就打12315了")]
    [InlineData("不解决就曝光你们")]
    [InlineData("什么垃圾客服，气死我了")]
    [InlineData("服務太差了，我要投訴")]
    [InlineData("太过分了！！！等了三天没人管")]
    [InlineData("You will hear from my lawyer")]
    [InlineData("THIS IS RIDICULOUS, refund now")]
    [InlineData("you people are scammers")]
    [InlineData("I'm furious, I want to speak to your manager")]
    [InlineData("worst service ever 😡")]
    [InlineData("give me back my money!!!")]
    public void Anger_is_heard(string text)
    {
        var feeling = SentimentLexicon.Score(text);
        Assert.Equal(Emotion.Anger, feeling.Emotion);
        Assert.True(feeling is { Polarity: < -0.3, Strength: >= 0.7 }, feeling.ToString());
    }

    [Theory]
    [InlineData("请问怎么开发票")]
    [InlineData("投诉电话是多少")]
    [InlineData("怎么退钱")]
    [InlineData("垃圾桶有货吗")]
    [InlineData("你好，我想退货")]
    [InlineData("质量不好，想退款")]
    [InlineData("我没有生气，只是想问问")]
    [InlineData("快递还没到，帮我看看")]
    [InlineData("相机的曝光率怎么调")]
    [InlineData("投诉找谁")]
    [InlineData("去云南旅游要带些什么东西啊")]
    [InlineData("手机被盗了，报警有用吗")]
    [InlineData("I am still waiting for my card.")]
    [InlineData("how many times can I top up?")]
    [InlineData("My card was stolen, I reported it to the police")]
    [InlineData("I made a horrible mistake and paid the wrong person")]
    [InlineData("The parcel is late, where is it?")]
    [InlineData("I would like a refund please")]
    [InlineData("it arrived broken, can you replace it?")]
    [InlineData("I am not angry, just curious")]
    [InlineData("my email went to the spam folder")]
    [InlineData("do you ship to the legal address of my company?")]
    public void What_is_merely_asked_or_regretted_is_no_anger(string text) => Assert.NotEqual(Emotion.Anger, SentimentLexicon.Score(text).Emotion);

    [Theory]
    [InlineData("谢谢你，帮了大忙", Emotion.Thanks)]
    [InlineData("Thank you so much", Emotion.Thanks)]
    [InlineData("🙏", Emotion.Thanks)]
    [InlineData("太好了，非常满意", Emotion.Joy)]
    [InlineData("This is amazing, I love it", Emotion.Joy)]
    [InlineData("很失望，不会再来了", Emotion.Sadness)]
    [InlineData("I'm really disappointed", Emotion.Sadness)]
    [InlineData("我很担心会不会丢", Emotion.Worry)]
    [InlineData("I'm worried that my card was stolen", Emotion.Worry)]
    [InlineData("十万火急，尽快处理", Emotion.Urgency)]
    [InlineData("I need this asap, it is urgent", Emotion.Urgency)]
    [InlineData("no rush", Emotion.None)]
    [InlineData("你好", Emotion.None)]
    [InlineData("订单号 20240601", Emotion.None)]
    public void The_emotion_that_stands_out_is_named(string text, Emotion emotion) => Assert.Equal(emotion, SentimentLexicon.Score(text).Emotion);

    [Theory]
    [InlineData("很好吃", 1)]
    [InlineData("不好吃", -1)]
    [InlineData("质量不错", 1)]
    [InlineData("一点也不满意", -1)]
    [InlineData("没有异味", 1)]
    [InlineData("味道很好，但是太慢了，等了很久", -1)]
    [InlineData("not good at all", -1)]
    [InlineData("isn't helpful", -1)]
    [InlineData("no problem at all", 0)]
    [InlineData("the food was nice, but the driver was rude and late", -1)]
    [InlineData("我在中国银行的行李", 0)]
    [InlineData("你好，请问几点开门", 0)]
    [InlineData("床太短", -1)]
    [InlineData("房间挺大的", 1)]
    [InlineData("没有想象中的好", -1)]
    [InlineData("电池有点小问题，总的来说非常满意", 1)]
    [InlineData("送来晚了，两个多小时才送到", -1)]
    [InlineData("it fell apart, do not buy", -1)]
    [InlineData("does not disappoint, fits perfectly", 1)]
    [InlineData("would you please tell me the price", 0)]
    public void Polarity_has_the_right_sign(string text, int sign) => Assert.Equal(sign, Math.Sign(SentimentLexicon.Score(text).Polarity));

    [Theory]
    [InlineData("1 star", -1)]
    [InlineData("1 star!!!", -1)]
    [InlineData("One star.", -1)]
    [InlineData("zero stars", -1)]
    [InlineData("I would not even give 1 star", -1)]
    [InlineData("not even one star", -1)]
    [InlineData("1 out of 5 stars", -1)]
    [InlineData("1/5 stars", -1)]
    [InlineData("2 stars", -1)]
    [InlineData("4 stars", 1)]
    [InlineData("5 stars", 1)]
    [InlineData("five stars!", 1)]
    [InlineData("5 out of 5", 1)]
    [InlineData("is it a 5 star hotel?", 0)]
    [InlineData("一星", -1)]
    [InlineData("一星！！！", -1)]
    [InlineData("给1星", -1)]
    [InlineData("1颗星", -1)]
    [InlineData("一颗星都不想给", -1)]
    [InlineData("负分", -1)]
    [InlineData("差评", -1)]
    [InlineData("差评！！！", -1)]
    [InlineData("給差評", -1)]
    [InlineData("两颗星", -1)]
    [InlineData("好评", 1)]
    [InlineData("必须好评！", 1)]
    [InlineData("5星", 1)]
    [InlineData("五星好评", 1)]
    [InlineData("等一星期可以吗", 0)]
    [InlineData("这是五星级酒店吗", 0)]
    [InlineData("好评返现在哪领", 0)]
    public void A_rating_says_how_good_it_was_and_is_no_anger(string text, int sign)
    {
        var feeling = SentimentLexicon.Score(text);
        Assert.Equal(sign, Math.Abs(feeling.Polarity) < 0.25 ? 0 : Math.Sign(feeling.Polarity));
        Assert.True(feeling.Emotion is Emotion.None or Emotion.Joy, feeling.ToString());
        Assert.False(sign < 0 && feeling.Emotion == Emotion.Joy, feeling.ToString());
    }

    [Theory]
    [InlineData("1 star, you are thieves")]
    [InlineData("one star! scammers, give me back my money")]
    [InlineData("一星！骗子")]
    [InlineData("差评，我要投诉你们，太过分了")]
    public void A_bad_rating_with_more_behind_it_is_anger(string text) => Assert.Equal(Emotion.Anger, SentimentLexicon.Score(text).Emotion);

    [Fact]
    public void More_and_louder_is_stronger()
    {
        Assert.True(SentimentLexicon.Score("非常好").Polarity > SentimentLexicon.Score("好").Polarity);
        Assert.True(SentimentLexicon.Score("有点慢").Polarity > SentimentLexicon.Score("慢").Polarity);
        Assert.True(SentimentLexicon.Score("very bad!!!").Polarity < SentimentLexicon.Score("bad").Polarity);
    }

    [Fact]
    public void Whatever_is_written_has_a_feeling_within_bounds()
    {
        var pieces = Gen.Elements("不", "好", "not", "great", "😡", "\ud83d", "!", "投诉", "垃圾", " ", "但是", "very", "<script>", "\u0301", "，");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(Gen.Choose(0, 30).SelectMany(n => Gen.ArrayOf(pieces, n)).Select(string.Concat)), text =>
            SentimentLexicon.Score(text) is { Polarity: >= -1 and <= 1, Strength: >= 0 and <= 1 } feeling && feeling == SentimentLexicon.Score(text)));
    }

    [Theory]
    [InlineData("垃圾")]
    [InlineData("not bad ")]
    [InlineData("！")]
    [InlineData("😡")]
    [InlineData("不")]
    public void A_hostile_length_is_read_in_passable_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        Assert.InRange(SentimentLexicon.Score(text).Polarity, -1, 1);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
