using Heed.Bot.Thinking;

namespace Heed.Modules.Tests.Bot;

public sealed class PersonWishTests
{
    [Theory]
    [InlineData("转人工")]
    [InlineData("人工")]
    [InlineData("我要找人工客服！")]
    [InlineData("不要机器人，给我转人工")]
    [InlineData("能不能找个人来处理")]
    [InlineData("轉人工")]
    [InlineData("请帮我接人工，谢谢")]
    [InlineData("I want to talk to a human")]
    [InlineData("agent please")]
    [InlineData("Can I speak with a real person?")]
    [InlineData("connect me to customer support agent now")]
    [InlineData("I don't want a bot, I want a human")]
    [InlineData("no bot")]
    [InlineData("get me a manager")]
    public void Asks(string text) => Assert.True(PersonWish.In(text), text);

    [Theory]
    [InlineData("不用转人工")]
    [InlineData("先别转人工，我再试试")]
    [InlineData("不需要人工客服")]
    [InlineData("I don't need a human")]
    [InlineData("no need to talk to an agent")]
    [InlineData("人工费是多少")]
    [InlineData("这是人工智能吗")]
    [InlineData("where is the agent code")]
    [InlineData("怎么退货")]
    [InlineData("how many people can use one account")]
    [InlineData("can someone else pick up my parcel")]
    public void Does_not_ask(string text) => Assert.False(PersonWish.In(text), text);

    [Fact]
    public void Declining_is_heard() => Assert.True(PersonWish.IsDeclined("不用转人工"));
}
