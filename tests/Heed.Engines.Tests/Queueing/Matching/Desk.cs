using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Engines.Tests.Queueing.Matching;

/// <summary>A small service desk on a clock that the test turns.</summary>
internal sealed class Desk(QueueSettings? settings = null)
{
    public const long Second = 1_000_000, Minute = 60 * Second;

    /// <summary>A chat is heavier than a mail and a call fills an agent, so that weights that differ are looked at.</summary>
    public static IReadOnlyDictionary<WorkKind, int> Weights { get; } =
        new Dictionary<WorkKind, int> { [WorkKind.Chat] = 3, [WorkKind.Mail] = 2, [WorkKind.Call] = 12, [WorkKind.CallBack] = 12, [WorkKind.Case] = 1 };

    public QueueEngine Engine { get; } = new((settings ?? new QueueSettings()) with { Units = Weights });

    /// <summary>Microseconds.</summary>
    public long Now { get; set; }

    public static Guid Id(string name) => Heed.Kernel.Ids.FromParts(name);

    public Desk Queue(string name, Func<QueueRules, QueueRules>? form = null)
    {
        var rules = new QueueRules { Id = Id(name) };
        Engine.SetQueue(form?.Invoke(rules) ?? rules, Now);
        return this;
    }

    public Desk Agent(string name, Func<AgentCard, AgentCard>? form = null)
    {
        var card = new AgentCard { Id = Id(name), Capacity = Capacity.Single };
        Engine.SetAgent(form?.Invoke(card) ?? card, Now);
        return this;
    }

    public IReadOnlyList<Decision> Enter(string name, Func<Work, Work>? form = null, string queue = "help")
    {
        var work = new Work { Id = Id(name), Queue = Id(queue), Entered = Now };
        return Engine.Enter(form?.Invoke(work) ?? work, Now);
    }

    public IReadOnlyList<Decision> After(long seconds) => Engine.Advance(Now += seconds * Second);

    /// <summary>Who has or is asked for the work, by name of those given; null when it waits.</summary>
    public string? Holder(string work, params string[] names) =>
        Engine.Find(Id(work), Now)?.Agent is { } agent ? names.Single(n => Id(n) == agent) : null;
}
