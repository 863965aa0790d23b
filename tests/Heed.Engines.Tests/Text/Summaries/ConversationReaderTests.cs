using Heed.Text.Summaries;

namespace Heed.Engines.Tests.Text.Summaries;

public sealed class ConversationReaderTests
{
    [Fact]
    public void Who_takes_over_reads_need_facts_and_what_was_tried()
    {
        var summary = ConversationReader.Read(
        [
            new(Speaker.Customer, "你好"),
            new(Speaker.Bot, "您好，请问有什么可以帮您？"),
            new(Speaker.Customer, "我买的扫地机器人不工作了，想申请退货。订单号HD20240101，付了1299元。"),
            new(Speaker.Bot, "建议您长按电源键10秒重启机器。"),
            new(Speaker.Customer, "重启试过了还是不行！什么时候能退款？"),
        ]);
        Assert.Equal("我买的扫地机器人不工作了，想申请退货。", summary.Need);
        Assert.Contains("订单号HD20240101", summary.Facts);
        Assert.Contains("付了1299元", summary.Facts);
        Assert.Equal(["建议您长按电源键10秒重启机器。", "重启试过了还是不行！"], summary.Tried);
        Assert.Equal("什么时候能退款？", summary.Open);
    }

    [Fact]
    public void English_is_read_as_well()
    {
        var summary = ConversationReader.Read(
        [
            new(Speaker.Customer, "Hi there! My kettle from order A-1029 arrived broken and I want a refund. I already restarted it twice."),
            new(Speaker.Agent, "We will send you a label today."),
        ]);
        Assert.Equal("My kettle from order A-1029 arrived broken and I want a refund.", summary.Need);
        Assert.Contains(summary.Facts, f => f.Contains("A-1029", StringComparison.Ordinal));
        Assert.Equal(2, summary.Tried.Count);
        Assert.Null(summary.Open);
    }

    [Fact]
    public void Nothing_said_needs_nothing()
    {
        var summary = ConversationReader.Read([]);
        Assert.Equal("", summary.Need);
        Assert.Empty(summary.Facts);
        Assert.Empty(summary.Tried);
        Assert.Null(summary.Open);
        Assert.Equal("", ConversationReader.Read([new(Speaker.Customer, "😀"), new(Speaker.Bot, "\ud800")]).Need);
    }

    [Fact]
    public void A_thousand_long_turns_are_read_in_part() =>
        Assert.True(ConversationReader.Read([.. Enumerable.Repeat(new Turn(Speaker.Customer, string.Concat(Enumerable.Repeat("订单1234怎么还没到", 2000))), 1000)]).Facts.Count <= 6);
}
