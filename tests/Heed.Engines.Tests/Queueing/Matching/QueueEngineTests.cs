using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Engines.Tests.Queueing.Matching;

public sealed class QueueEngineTests
{
    [Fact]
    public void An_agent_takes_four_chats_or_two_chats_and_three_mails()
    {
        var desk = new Desk().Queue("help").Agent("An", c => c with { Capacity = new Capacity { Units = 12 } });
        for (var i = 0; i < 5; i++) desk.Enter($"chat {i}");
        Assert.Equal((12, 1), (desk.Engine.LoadOf(Desk.Id("An")), desk.Engine.WaitingCount));
        for (var i = 0; i < 3; i++) desk.Engine.Cancel(Desk.Id($"chat {i}"), desk.Now);
        for (var i = 0; i < 4; i++) desk.Enter($"mail {i}", w => w with { Kind = WorkKind.Mail });
        Assert.Equal((12, 1), (desk.Engine.LoadOf(Desk.Id("An")), desk.Engine.WaitingCount));
        Assert.Equal(["chat 3", "chat 4", "mail 0", "mail 1", "mail 2"], desk.Engine.WorkOf(Desk.Id("An")).Select(w => Names.Single(n => Desk.Id(n) == w)));
        Assert.Equal(BystanderCode.Full, Assert.Single(desk.Engine.Explain(Desk.Id("mail 3"), desk.Now)).Code);
    }

    [Fact]
    public void A_number_of_a_kind_holds_beside_the_units()
    {
        var desk = new Desk().Queue("help").Agent("An", c => c with { Capacity = new Capacity { Units = 12, Most = new Dictionary<WorkKind, int> { [WorkKind.Chat] = 1 } } });
        desk.Enter("chat 0");
        desk.Enter("chat 1");
        desk.Enter("mail 0", w => w with { Kind = WorkKind.Mail });
        Assert.Equal(("An", null, "An"), (desk.Holder("chat 0", "An"), desk.Holder("chat 1", "An"), desk.Holder("mail 0", "An")));
        Assert.Equal(BystanderCode.KindFull, Assert.Single(desk.Engine.Explain(Desk.Id("chat 1"), desk.Now)).Code);
    }

    [Fact]
    public void Minutes_of_bonus_count_like_minutes_waited_and_up_to_the_cap()
    {
        var desk = new Desk(new QueueSettings { MostBonusMinutes = 30 }).Queue("help");
        desk.Enter("first");
        desk.After(10 * 60);
        desk.Enter("member", w => w with { Bonus = new BonusParts(Tier: 5) });
        desk.Enter("urgent", w => w with { Bonus = new BonusParts(Priority: 8, Value: 3) });
        Assert.Equal(["urgent", "first", "member"], Order(desk));
        desk.After(21 * 60);
        // An advance of a year is one of thirty minutes: whoever waits longer is not passed any more.
        desk.Enter("president", w => w with { Bonus = new BonusParts(Priority: 500_000) });
        Assert.Equal(["urgent", "first", "president", "member"], Order(desk));
        var place = desk.Engine.Find(Desk.Id("first"), desk.Now)!;
        Assert.Equal((2, 31.0), (place.Position, place.Score));
    }

    [Fact]
    public void A_deadline_that_comes_near_moves_work_ahead_by_a_timer()
    {
        var desk = new Desk().Queue("help", r => r with { RiskSeconds = 300, RiskMinutes = 45 });
        desk.Enter("first");
        desk.After(60);
        desk.Enter("promised", w => w with { Due = desk.Now + 20 * Desk.Minute });
        Assert.Equal(["first", "promised"], Order(desk));
        Assert.Equal(desk.Now + 15 * Desk.Minute, desk.Engine.NextDue);
        var raised = Assert.Single(desk.After(15 * 60));
        Assert.Equal((DecisionCode.RiskRaised, WhyCode.DeadlineNear, 45.0), (raised.Code, raised.Why.Code, raised.Why.Bonus.Risk));
        Assert.Equal(["promised", "first"], Order(desk));
        Assert.Null(desk.Engine.NextDue);
    }

    [Fact]
    public void Rings_widen_teams_levels_and_languages_with_time()
    {
        var desk = new Desk().Queue("help", r => r with
        {
            Teams = [Desk.Id("first line")],
            Rings =
            [
                new Ring { AfterSeconds = 90, AnyLanguage = true },
                new Ring { AfterSeconds = 30, AddTeams = [Desk.Id("backup")] },
                new Ring { AfterSeconds = 60, SkillRelief = 1 },
            ],
        });
        desk.Agent("first", c => c with { Teams = [Desk.Id("first line")], Available = false });
        desk.Agent("spare", c => c with { Teams = [Desk.Id("backup")], Skills = new Dictionary<string, int> { ["tax"] = 2 }, Languages = ["en"] });
        desk.Enter("case", w => w with { Skills = [new SkillNeed("tax", 3)], Language = "zh" });
        Assert.Equal((BystanderCode.Away, BystanderCode.Team), Why(desk));
        desk.After(30);
        Assert.Equal((BystanderCode.Away, BystanderCode.Skill), Why(desk));
        desk.After(30);
        Assert.Equal((BystanderCode.Away, BystanderCode.Language), Why(desk));
        var widened = desk.After(30);
        Assert.Equal([DecisionCode.Widened, DecisionCode.Assigned], widened.Select(d => d.Code));
        Assert.Equal((WhyCode.OnlyOne, 3, 90 * Desk.Second), (widened[1].Why.Code, widened[1].Why.Ring, widened[1].Why.Waited));

        static (BystanderCode, BystanderCode) Why(Desk desk) => desk.Engine.Explain(Desk.Id("case"), desk.Now) is [var one, var other] ? (one.Code, other.Code) : default;
    }

    [Fact]
    public void The_last_agent_is_waited_for_while_busy_and_not_when_away()
    {
        var desk = new Desk().Queue("help").Agent("An").Agent("Bo");
        desk.Enter("other", w => w with { Preference = new Preference(Desk.Id("An"), PreferenceKind.Preferred, 60) });
        Assert.Equal("An", desk.Holder("other", "An", "Bo"));
        desk.Enter("back", w => w with { Preference = new Preference(Desk.Id("An"), PreferenceKind.LastAgent, 60) });
        Assert.Equal(BystanderCode.AnotherPreferred, desk.Engine.Explain(Desk.Id("back"), desk.Now)[1].Code);
        var freed = Assert.Single(desk.Engine.Finish(Desk.Id("other"), desk.Now));
        Assert.Equal((DecisionCode.Assigned, WhyCode.LastAgent), (freed.Code, freed.Why.Code));

        desk.Enter("late", w => w with { Preference = new Preference(Desk.Id("An"), PreferenceKind.LastAgent, 60) });
        var lapsed = desk.After(60);
        Assert.Equal([DecisionCode.PreferenceLapsed, DecisionCode.Assigned], lapsed.Select(d => d.Code));
        Assert.Equal("Bo", desk.Holder("late", "An", "Bo"));
        desk.Engine.Finish(Desk.Id("late"), desk.Now);

        desk.Enter("third", w => w with { Preference = new Preference(Desk.Id("An"), PreferenceKind.LastAgent, 60) });
        desk.Engine.SetAvailable(Desk.Id("An"), false, desk.Now);
        Assert.Equal("Bo", desk.Holder("third", "An", "Bo"));
    }

    [Fact]
    public void A_dedicated_agent_is_waited_for_until_they_refuse()
    {
        var desk = new Desk().Queue("help", r => r with { AcceptSeconds = 20 }).Agent("An", c => c with { Available = false }).Agent("Bo");
        desk.Enter("own", w => w with { Preference = new Preference(Desk.Id("An"), PreferenceKind.Dedicated) });
        desk.After(3_600);
        Assert.Null(desk.Holder("own"));
        desk.Engine.SetAvailable(Desk.Id("An"), true, desk.Now);
        Assert.Equal("An", desk.Holder("own", "An", "Bo"));
        desk.Engine.Decline(Desk.Id("own"), Desk.Id("An"), desk.Now);
        Assert.Equal("Bo", desk.Holder("own", "An", "Bo"));
    }

    [Fact]
    public void An_offer_that_is_missed_returns_with_its_place_and_sets_the_agent_away()
    {
        var desk = new Desk().Queue("help", r => r with { AcceptSeconds = 20 }).Agent("An");
        var offer = Assert.Single(desk.Enter("first"));
        Assert.Equal((DecisionCode.Offered, desk.Now + 20 * Desk.Second), (offer.Code, offer.Until));
        desk.After(5);
        desk.Enter("second");
        Assert.Equal(1, desk.Engine.Find(Desk.Id("second"), desk.Now)!.Position);
        var missed = desk.After(15);
        Assert.Equal([DecisionCode.Missed, DecisionCode.Returned, DecisionCode.SetAway], missed.Select(d => d.Code));
        Assert.Equal(["first", "second"], Order(desk));
        Assert.False(desk.Engine.IsAvailable(Desk.Id("An")));
        Assert.Empty(desk.Engine.Accept(Desk.Id("first"), Desk.Id("An"), desk.Now));
        desk.Agent("Bo");
        Assert.Equal(Desk.Id("Bo"), Assert.Single(desk.Engine.Accept(Desk.Id("first"), Desk.Id("Bo"), desk.Now)).Agent);
    }

    [Fact]
    public void Who_declines_is_asked_again_only_after_a_while()
    {
        var desk = new Desk(new QueueSettings { RefusalSeconds = 120 }).Queue("help", r => r with { AcceptSeconds = 20 }).Agent("An");
        desk.Enter("first");
        desk.Engine.Decline(Desk.Id("first"), Desk.Id("An"), desk.Now);
        Assert.Equal(BystanderCode.Refused, Assert.Single(desk.Engine.Explain(Desk.Id("first"), desk.Now)).Code);
        desk.Enter("second");
        Assert.Equal("An", desk.Holder("second", "An"));
        desk.Engine.Accept(Desk.Id("second"), Desk.Id("An"), desk.Now);
        desk.Engine.Finish(Desk.Id("second"), desk.Now);
        desk.After(119);
        Assert.Null(desk.Holder("first"));
        desk.After(1);
        Assert.Equal("An", desk.Holder("first", "An"));
    }

    [Fact]
    public void Silence_and_a_lost_connection_put_work_back_where_it_was()
    {
        var desk = new Desk().Queue("help").Agent("An");
        desk.Enter("first");
        desk.After(60);
        desk.Enter("second");
        desk.Engine.ExpectAnswer(Desk.Id("first"), 30, desk.Now);
        desk.Engine.Answered(Desk.Id("first"), desk.Now);
        Assert.Empty(desk.After(30));
        desk.Engine.ExpectAnswer(Desk.Id("first"), 30, desk.Now);
        var silent = desk.After(30);
        Assert.Equal((DecisionCode.Returned, WhyCode.AgentSilent), (silent[0].Code, silent[0].Why.Code));
        Assert.Equal((1, "An"), (desk.Engine.Find(Desk.Id("first"), desk.Now)!.Position, desk.Holder("second", "An")));
        Assert.Equal(WhyCode.AgentGone, Assert.Single(desk.Engine.Gone(Desk.Id("An"), desk.Now)).Why.Code);
        Assert.Equal(["first", "second"], Order(desk));
    }

    [Fact]
    public void Work_handed_on_keeps_its_place_and_leaves_its_agent()
    {
        var desk = new Desk().Queue("help").Queue("tax").Agent("An", c => c with { Skills = new Dictionary<string, int> { ["tax"] = 1 } });
        desk.Enter("first");
        desk.After(60);
        desk.Enter("in tax before", queue: "tax");
        desk.Engine.HandOn(new Work { Id = Desk.Id("first"), Queue = Desk.Id("tax"), Entered = desk.Now }, desk.Now);
        Assert.Equal(["first"], Order(desk, "tax"));
        Assert.Equal("An", desk.Holder("in tax before", "An"));
        Assert.Equal(1.0, desk.Engine.Find(Desk.Id("first"), desk.Now)!.Score);
    }

    [Fact]
    public void Of_twenty_who_take_the_same_work_one_wins()
    {
        var desk = new Desk().Queue("help");
        for (var i = 0; i < 20; i++) desk.Agent($"agent {i}", c => c with { Available = false });
        desk.Enter("first");
        var work = new Work { Id = Desk.Id("first"), Queue = Desk.Id("help"), Entered = 0 };
        var won = Enumerable.Range(0, 20).Count(i => desk.Engine.Take(work, Desk.Id($"agent {i}"), desk.Now).Count > 0);
        Assert.Equal((1, Desk.Id("agent 0")), (won, desk.Engine.Find(Desk.Id("first"), desk.Now)!.Agent));
        Assert.Single(desk.Engine.Take(work, Desk.Id("agent 7"), desk.Now, from: Desk.Id("agent 0")));
        Assert.Equal((0, 3), (desk.Engine.LoadOf(Desk.Id("agent 0")), desk.Engine.LoadOf(Desk.Id("agent 7"))));
    }

    [Fact]
    public void Mails_do_not_keep_every_agent_too_full_for_a_chat()
    {
        var desk = new Desk(new QueueSettings { HoldAfterMinutes = 5 }).Queue("help").Agent("An", c => c with { Capacity = new Capacity { Units = 4 } });
        desk.Enter("mail 0", w => w with { Kind = WorkKind.Mail });
        desk.Enter("mail 1", w => w with { Kind = WorkKind.Mail });
        desk.Enter("chat");
        desk.After(60);
        desk.Enter("mail 2", w => w with { Kind = WorkKind.Mail });
        desk.Engine.Finish(Desk.Id("mail 0"), desk.Now);
        Assert.Equal("An", desk.Holder("mail 2", "An"));
        desk.After(5 * 60);
        desk.Enter("mail 3", w => w with { Kind = WorkKind.Mail });
        Assert.Empty(desk.Engine.Finish(Desk.Id("mail 1"), desk.Now));
        Assert.Equal(BystanderCode.KeptFree, Assert.Single(desk.Engine.Explain(Desk.Id("mail 3"), desk.Now)).Code);
        Assert.Equal(Desk.Id("chat"), Assert.Single(desk.Engine.Finish(Desk.Id("mail 2"), desk.Now)).Work);
    }

    [Fact]
    public void A_line_over_its_share_goes_after_the_others_and_still_goes()
    {
        var desk = new Desk().Queue("loud", r => r with { ShareLimit = 0.25 }).Queue("quiet").Agent("An", c => c with { Available = false, Capacity = new Capacity { Units = 3 } });
        for (var i = 0; i < 100; i++) desk.Enter($"loud {i}", queue: "loud");
        desk.After(60);
        for (var i = 0; i < 100; i++) desk.Enter($"quiet {i}", queue: "quiet");
        desk.Engine.SetAvailable(Desk.Id("An"), true, desk.Now);
        for (var i = 0; i < 127; i++) desk.Engine.Finish(desk.Engine.WorkOf(Desk.Id("An")).Single(), desk.Now);
        var loud = 100 - desk.Engine.WaitingIn(Desk.Id("loud")).Count;
        Assert.InRange(loud, 128 * 0.25 - 1, 128 * 0.25 + 6);
        for (var i = 0; i < 72; i++) desk.Engine.Finish(desk.Engine.WorkOf(Desk.Id("An")).Single(), desk.Now);
        Assert.Equal(0, desk.Engine.WaitingCount);
    }

    [Theory]
    [InlineData(AgentOrder.LongestIdle, "Bo", WhyCode.LongestIdle)]
    [InlineData(AgentOrder.LeastLoaded, "An", WhyCode.LeastLoaded)]
    public void The_line_says_who_of_the_free_is_asked_and_the_reason_names_the_others(AgentOrder order, string chosen, WhyCode code)
    {
        var desk = new Desk().Queue("help", r => r with { Order = order, Teams = [Desk.Id("team")] });
        desk.Agent("Bo", c => c with { Teams = [Desk.Id("team")], Capacity = new Capacity { Units = 12 } });
        desk.Engine.Take(new Work { Id = Desk.Id("held"), Queue = Desk.Id("help"), Entered = 0 }, Desk.Id("Bo"), desk.Now);
        desk.After(1);
        desk.Agent("An", c => c with { Teams = [Desk.Id("team")], Capacity = new Capacity { Units = 12 } });
        desk.Agent("Cy");
        desk.After(9);
        var decision = Assert.Single(desk.Enter("first"));
        Assert.Equal((Desk.Id(chosen), code, 3), (decision.Agent, decision.Why.Code, decision.Why.FreeAgents));
        Assert.Equal([BystanderCode.AfterAnother, BystanderCode.Team], decision.Why.Others.Select(o => o.Code));
        Assert.Equal((order == AgentOrder.LongestIdle ? 10 : 9) * Desk.Second, decision.Why.Idle);
    }

    [Fact]
    public void The_expected_wait_is_said_only_when_hand_overs_tell_it()
    {
        var desk = new Desk().Queue("help").Agent("An");
        for (var i = 0; i < 10; i++) desk.Enter($"chat {i}");
        Assert.Null(desk.Engine.Find(Desk.Id("chat 9"), desk.Now)!.ExpectedWait);
        for (var i = 0; i < 3; i++)
        {
            desk.After(120);
            desk.Engine.Finish(Desk.Id($"chat {i}"), desk.Now);
        }

        var place = desk.Engine.Find(Desk.Id("chat 9"), desk.Now)!;
        Assert.Equal((6, 6 * 120 * Desk.Second), (place.Position, place.ExpectedWait));
        Assert.Equal(7 * 120 * Desk.Second, desk.Engine.ExpectedWait(Desk.Id("help"), desk.Now));
        // A line that has stopped does not promise what it did before, and after an hour nothing.
        desk.After(600);
        Assert.Equal(6 * 320 * Desk.Second, desk.Engine.Find(Desk.Id("chat 9"), desk.Now)!.ExpectedWait);
        desk.After(3_600);
        Assert.Null(desk.Engine.ExpectedWait(Desk.Id("help"), desk.Now));
    }

    [Fact]
    public void New_rules_judge_those_who_wait_at_once_and_a_line_in_use_is_not_removed()
    {
        var desk = new Desk().Queue("help", r => r with { Teams = [Desk.Id("nobody")] }).Agent("An");
        desk.Enter("first");
        Assert.False(desk.Engine.RemoveQueue(Desk.Id("help")));
        desk.Queue("help");
        Assert.Equal("An", desk.Holder("first", "An"));
        desk.Engine.Finish(Desk.Id("first"), desk.Now);
        Assert.True(desk.Engine.RemoveQueue(Desk.Id("help")));
        Assert.Throws<ArgumentException>(() => desk.Enter("second"));
    }

    [Fact]
    public void Time_does_not_go_back_and_repeated_events_do_nothing()
    {
        var desk = new Desk { Now = 100 * Desk.Second }.Queue("help").Agent("An");
        desk.Enter("first");
        Assert.Empty(desk.Enter("first"));
        desk.Now = 50 * Desk.Second;
        Assert.Equal(100 * Desk.Second, Assert.Single(desk.Engine.PutBack(Desk.Id("first"), desk.Now)).At);
        Assert.Empty(desk.Engine.Finish(Desk.Id("first"), desk.Now));
        Assert.Empty(desk.Engine.Cancel(Desk.Id("unknown"), desk.Now));
        Assert.Empty(desk.Engine.Gone(Desk.Id("unknown"), desk.Now));
    }

    private static readonly string[] Names =
    [
        "first", "second", "member", "urgent", "president", "promised", "in tax before",
        .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"chat {i}", $"mail {i}" }),
    ];

    private static IEnumerable<string> Order(Desk desk, string queue = "help") => desk.Engine.WaitingIn(Desk.Id(queue)).Select(w => Names.Single(n => Desk.Id(n) == w));
}
