using Heed.Bot.Flows;
using Heed.Bot.Thinking;

namespace Heed.Bot.Talking;

/// <summary>What came of one of the visitor's messages, before any of it is written.</summary>
internal sealed record Turn(Mind Mind, FlowPlace? Place)
{
    public List<FlowSaying> Said { get; } = [];

    public List<Deed> Counted { get; } = [];

    public List<FlowForm> Forms { get; } = [];

    /// <summary>Where in flows it went, to be counted.</summary>
    public List<FlowWalk> Walked { get; } = [];

    public List<Traced> Trace { get; } = [];

    /// <summary>Why it goes to a person; null when it does not.</summary>
    public string? HandOver { get; set; }

    /// <summary>The team a flow names.</summary>
    public Guid? Team { get; set; }

    /// <summary>How satisfied the customer said to be, 1 to 5.</summary>
    public int? Rating { get; set; }

    public bool Ends { get; set; }
}

/// <summary>A step of a turn, for whoever tests it.</summary>
/// <param name="Kind">intent, knowledge, feeling, rule, or a node's kind.</param>
/// <param name="Label">What it is about.</param>
internal sealed record Traced(string Kind, string Label, string Detail, double Ms);
