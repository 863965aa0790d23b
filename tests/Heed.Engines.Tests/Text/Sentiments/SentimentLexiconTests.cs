using Heed.Text.Sentiments;

namespace Heed.Engines.Tests.Text.Sentiments;

public sealed class SentimentLexiconTests
{
    [Theory]
    [InlineData("我要投诉你们", Emotion.Anger)]
    [InlineData("You will hear from my lawyer", Emotion.Anger)]
    [InlineData("谢谢你", Emotion.Thanks)]
    [InlineData("请问怎么开发票", Emotion.None)]
    public void The_emotion_that_stands_out_is_named(string text, Emotion emotion) => Assert.Equal(emotion, SentimentLexicon.Score(text).Emotion);
}
