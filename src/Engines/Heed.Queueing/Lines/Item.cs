using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>A piece of work inside the engine.</summary>
internal sealed class Item(Work work, Line line, long entered, long sequence)
{
    private readonly long[] _timers = new long[TimerKinds.Count];

    public Work Work { get; set; } = work;

    public Line Line { get; set; } = line;

    /// <summary>The needed skills, by name, so that equal needs are equal in order too.</summary>
    public SkillNeed[] Needs { get; set; } = Sorted(work.Skills);

    public long Entered { get; } = entered;

    /// <summary>Decides between equals: the order in which the engine heard of them.</summary>
    public long Sequence { get; } = sequence;

    public BonusParts Bonus { get; set; } = work.Bonus with { Risk = 0 };

    /// <summary>Entered less the bonus: smaller is served first. As all work ages alike, time alone never changes this order.</summary>
    public long Key { get; set; }

    public WorkState State { get; set; }

    public AgentState? Agent { get; set; }

    /// <summary>What it weighs on <see cref="Agent"/>.</summary>
    public int Units { get; set; }

    public int Ring { get; set; }

    /// <summary>Where it stands while it waits for anybody; null while it waits for <see cref="Only"/>.</summary>
    public Requirement? Requirement { get; set; }

    public AgentState? Only { get; set; }

    public Preference? Preference { get; set; } = work.Preference;

    public List<AgentState>? Refused { get; set; }

    /// <summary>Agents who were kept free for this when they or other work were looked at.</summary>
    public List<AgentState>? Keeps { get; set; }

    /// <summary>Whether nobody was free when it was last looked at, so that it really stood in the line.</summary>
    public bool Queued { get; set; }

    public bool Gone { get; set; }

    public long this[TimerKind kind]
    {
        get => _timers[(int)kind];
        set => _timers[(int)kind] = value;
    }

    public bool IsRefusedBy(AgentState agent) => Refused is not null && Refused.Contains(agent);

    public bool IsBefore(Item other) => Key < other.Key || (Key == other.Key && Sequence < other.Sequence);

    public static SkillNeed[] Sorted(IReadOnlyList<SkillNeed> skills) =>
        skills.Count < 2 ? [.. skills] : [.. skills.OrderBy(s => s.Skill, StringComparer.Ordinal).ThenBy(s => s.Level)];
}
