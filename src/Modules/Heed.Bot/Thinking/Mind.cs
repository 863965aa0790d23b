using Heed.Conversations.Public;

namespace Heed.Bot.Thinking;

/// <summary>What the bot remembers of a conversation from one message to the next. Small; kept as JSON.</summary>
internal sealed record Mind
{
    private const int MaxKept = 12;

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>Misses since something was last solved; 2 at most.</summary>
    public int Misses { get; init; }

    /// <summary>Visitor's messages since something was last solved.</summary>
    public int Unsolved { get; init; }

    /// <summary>The entry that was answered with last and waits for "did this solve it?".</summary>
    public Guid? Answered { get; init; }

    /// <summary>The entry given last, solved or not: it is never given twice in a row.</summary>
    public Guid? Last { get; init; }

    /// <summary>Entries of a clarifying question that waits for a choice.</summary>
    public IReadOnlyList<Guid> Options { get; init; } = [];

    /// <summary>What the visitor wants, in own words: the first question that is not solved.</summary>
    public string? Question { get; init; }

    /// <summary>Titles of the answers given.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];

    /// <summary>What was collected.</summary>
    public IReadOnlyList<PartLine> Facts { get; init; } = [];

    /// <summary>True while it waits for a way to reach the visitor; why it hands over then.</summary>
    public string? Intake { get; init; }

    /// <summary>True while a flow leads.</summary>
    public bool InFlow { get; init; }

    /// <summary>True once a person has it or the visitor said it is solved; the next message begins afresh.</summary>
    public bool Done { get; init; }

    public Mind Trying(string title) => this with { Tried = [.. Tried.Append(title).TakeLast(MaxKept)] };

    public Mind Knowing(string label, string value) => this with { Facts = [.. Facts.Where(f => f.Label != label).Append(new PartLine(label, value)).TakeLast(MaxKept)] };
}
