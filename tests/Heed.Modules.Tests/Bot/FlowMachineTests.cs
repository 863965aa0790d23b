using FsCheck;
using FsCheck.Fluent;
using Heed.Bot.Flows;
using Heed.Conversations.Public;

namespace Heed.Modules.Tests.Bot;

public sealed class FlowMachineTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly HashSet<string> Actions = ["order.find", "order.request", "hours.next"];

    [Fact]
    public void The_flows_that_come_with_it_have_nothing_wrong()
    {
        foreach (var template in FlowTemplates.All)
        {
            var problems = FlowCheck.Of(template.Document, Actions);
            Assert.True(problems.Count == 0, template.Key + ": " + string.Join("; ", problems.Select(p => $"{p.Node} {p.Code}")));
            Assert.Equal(template.Document.Nodes.Count, Flow.Read(Flow.Write(template.Document)).Nodes.Count);
        }
    }

    [Fact]
    public void A_question_is_asked_twice_then_the_flow_goes_the_failing_way()
    {
        var flow = FlowTemplates.All.Single(t => t.Key == "invoice").Document;
        var step = FlowMachine.Go(flow, new FlowPlace(default, 1), null, "zh-CN", Today);
        Assert.Equal("请提供您的订单号。", step.Said.Single().Text);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("不知道", null), "zh-CN", Today);
        Assert.IsType<FlowWant.Words>(step.Want);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("真的不知道", null), "zh-CN", Today);
        Assert.IsType<FlowWant.Person>(step.Want);
    }

    [Theory]
    [InlineData("4", null, 4)]
    [InlineData("5分", null, 5)]
    [InlineData("two? no, 2 stars", null, null)]
    [InlineData("3星吧", null, 3)]
    [InlineData("很满意", null, 5)]
    [InlineData("x", "rate.2", 2)]
    [InlineData("x", "other.2", null)]
    [InlineData("10", null, null)]
    [InlineData("我的快递呢", null, null)]
    public void A_rating_is_read_once_and_anything_else_goes_its_own_way(string words, string? choice, int? score)
    {
        var flow = new FlowDocument("rate",
        [
            new FlowNode("rate", FlowNodeKind.Rating, Next: "low", Fail: "no"),
            new FlowNode("low", FlowNodeKind.Condition, Branches: [new FlowBranch([new FlowCondition(RatingScale.Slot, FlowOperator.Less, "3")], "person")], Next: "thanks"),
            new FlowNode("person", FlowNodeKind.HandOver),
            new FlowNode("thanks", FlowNodeKind.End, Text: new LocalText("谢谢", "Thanks"), Solved: true),
            new FlowNode("no", FlowNodeKind.End, Solved: false),
        ], ["评价"]);
        Assert.Empty(FlowCheck.Of(flow, Actions));
        var step = FlowMachine.Go(flow, new FlowPlace(default, 1), null, "zh-CN", Today);
        var asked = step.Said.Single();
        Assert.Equal(("您对这次服务满意吗？", true, "rate.1 rate.2 rate.3 rate.4 rate.5"), (asked.Text, asked.Parts!.Rating, string.Join(' ', asked.Parts.Choices!.Select(c => c.Id))));
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words(words, choice), "zh-CN", Today);
        Assert.Equal(score, (step.Want as FlowWant.Rate)?.Score);
        if (score is null)
        {
            Assert.False(Assert.IsType<FlowWant.End>(step.Want).Solved);
            return;
        }

        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(true, new Dictionary<string, string>(), null), "zh-CN", Today);
        if (score < 3) Assert.IsType<FlowWant.Person>(step.Want);
        else Assert.True(Assert.IsType<FlowWant.End>(step.Want).Solved);
    }

    [Fact]
    public void Slots_and_facts_are_filled_in_and_conditions_decide()
    {
        var flow = FlowTemplates.All.Single(t => t.Key == "order").Document;
        var step = FlowMachine.Go(flow, new FlowPlace(default, 1), null, "zh-CN", Today);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("订单号是SO-20931谢谢", null), "zh-CN", Today);
        Assert.Equal("proof.current", Assert.IsType<FlowWant.Errand>(step.Want).Action);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(true, new Dictionary<string, string> { ["proof.proven"] = "yes" }, null), "zh-CN", Today);
        var errand = Assert.IsType<FlowWant.Errand>(step.Want);
        Assert.Equal(("order.find", "SO-20931"), (errand.Action, errand.With["number"]));
        var card = new PartCard("parcel", "SF1384", [], null);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(true, new Dictionary<string, string> { ["order.number"] = "SO-20931", ["order.stageText"] = "配送中", ["parcel.stalledHours"] = "3" }, card), "zh-CN", Today);
        Assert.Equal("这是订单 SO-20931 的最新状态：配送中。", step.Said[0].Text);
        Assert.Equal(card, step.Said[0].Parts!.Card);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("不用了，谢谢", null), "zh-CN", Today);
        Assert.True(Assert.IsType<FlowWant.End>(step.Want).Solved);
    }

    [Fact]
    public void Without_proof_a_code_is_asked_for_and_nothing_is_looked_up()
    {
        var flow = FlowTemplates.All.Single(t => t.Key == "order").Document;
        var step = FlowMachine.Go(flow, new FlowPlace(default, 1), null, "en", Today);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("20931", null), "en", Today);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(false, new Dictionary<string, string>(), null), "en", Today);
        Assert.Equal("proof.send", Assert.IsType<FlowWant.Errand>(step.Want).Action);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(true, new Dictionary<string, string> { ["proof.sent"] = "yes" }, null), "en", Today);
        for (var i = 0; i < 2; i++)
        {
            step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("123456", null), "en", Today);
            Assert.Equal("proof.confirm", Assert.IsType<FlowWant.Errand>(step.Want).Action);
            step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(false, new Dictionary<string, string>(), null), "en", Today);
        }

        step = FlowMachine.Go(flow, step.Place, new FlowInput.Words("000000", null), "en", Today);
        step = FlowMachine.Go(flow, step.Place, new FlowInput.Done(false, new Dictionary<string, string>(), null), "en", Today);
        Assert.IsType<FlowWant.Person>(step.Want);
    }

    [Fact]
    public void Problems_are_told_with_their_nodes()
    {
        var flow = new FlowDocument("a", [
            new FlowNode("a", FlowNodeKind.Say, Text: new LocalText("甲", "a"), Next: "b"),
            new FlowNode("b", FlowNodeKind.Condition, Branches: [new FlowBranch([new FlowCondition("x", FlowOperator.Known)], "gone")], Next: "a"),
            new FlowNode("c", FlowNodeKind.Action, Action: "no.such", Next: "a"),
        ]);
        var codes = FlowCheck.Of(flow, Actions).Select(p => (p.Node, p.Code)).ToHashSet();
        Assert.Contains(("b", "unknownNode"), codes);
        Assert.Contains(("a", "silentCircle"), codes);
        Assert.Contains(("c", "unknownAction"), codes);
        Assert.Contains(("c", "noFailWay"), codes);
        Assert.Contains(("c", "unreachable"), codes);
    }

    [Fact]
    public void Whatever_is_drawn_a_turn_ends()
    {
        var kinds = Enum.GetValues<FlowNodeKind>();
        var node = from kind in Gen.Elements(kinds)
                   from next in Gen.Choose(0, 6)
                   from fail in Gen.Choose(0, 6)
                   select (kind, next, fail);
        Prop.ForAll(Gen.ArrayOf(node, 6).ToArbitrary(), nodes =>
        {
            var flow = new FlowDocument("0", [.. nodes.Select((n, i) => new FlowNode(
                $"{i}", n.kind, Text: new LocalText("问", "q"), Slot: "s", Action: "x", Next: $"{n.next}", Fail: $"{n.fail}",
                Choices: [new FlowChoice("c", new LocalText("是", "yes"), $"{n.next}")], Branches: [new FlowBranch([new FlowCondition("s", FlowOperator.Known)], $"{n.fail}")]))]);
            FlowInput? input = null;
            var place = new FlowPlace(default, 1);
            for (var turn = 0; turn < 100; turn++)
            {
                var step = FlowMachine.Go(flow, place, input, "zh-CN", Today);
                if (step.Want is FlowWant.Person or FlowWant.End) return true;
                place = step.Place;
                input = step.Want is FlowWant.Words ? new FlowInput.Words(turn % 2 == 0 ? "是" : "?", null) : new FlowInput.Done(false, new Dictionary<string, string>(), null);
                if (step.Want is not FlowWant.Words && turn > 90) return true;
            }

            return place.Turns >= FlowMachine.MaxTurns;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData(SlotKind.OrderNumber, "我的订单号是 so-20931，麻烦查下", "SO-20931")]
    [InlineData(SlotKind.OrderNumber, "不记得了", null)]
    [InlineData(SlotKind.Phone, "电话 138 0000 1111", "13800001111")]
    [InlineData(SlotKind.Phone, "１３８００００１１１１", "13800001111")]
    [InlineData(SlotKind.Email, "发到 lin@example.com。", "lin@example.com")]
    [InlineData(SlotKind.Date, "3月5日", "2026-03-05")]
    [InlineData(SlotKind.Date, "tomorrow", "2026-11-23")]
    [InlineData(SlotKind.Date, "5 March 2027", "2027-03-05")]
    [InlineData(SlotKind.Date, "2026-02-30", null)]
    [InlineData(SlotKind.Text, "😀", null)]
    public void Answers_are_read_out_of_words(object kind, string text, string? value) => Assert.Equal(value, Slots.Read((SlotKind)kind, text, Today));
}
