namespace Heed.Bot.Bots;

/// <summary>A bot: where, when and for whom it answers first.</summary>
internal sealed class Bot
{
    public const string Kind = "bot";
    public const int MaxName = 60;
    public const int MaxGreeting = 500;
    public const int MaxTop = 6;
    public const int MaxSilence = 1_440;
    public const int MaxOwnText = 500;

    public WorkspaceId Workspace { get; set; }

    public Guid Id { get; set; }

    public long Version { get; set; } = 1;

    public string Name { get; set; } = "";

    public bool IsOn { get; set; }

    /// <summary>Inboxes it answers in: ids in 32 hex digits, separated by spaces.</summary>
    public string InboxIds { get; set; } = "";

    public BotSchedule Schedule { get; set; }

    public BotAudience Audience { get; set; }

    /// <summary>Tags of customers whom people serve at once; as <see cref="InboxIds"/>.</summary>
    public string HandOverTags { get; set; } = "";

    /// <summary>The team that gets what it hands over; null for the inbox's own.</summary>
    public Guid? Team { get; set; }

    public string GreetingZh { get; set; } = "";

    public string GreetingEn { get; set; } = "";

    /// <summary>How many frequent questions it offers, 0 to 6.</summary>
    public int Top { get; set; } = 4;

    /// <summary>Entries that are offered before what is asked most, in this order; as <see cref="InboxIds"/>, at most <see cref="MaxTop"/>.</summary>
    public string Pinned { get; set; } = "";

    /// <summary>From this likelihood on it answers; 0 to 1.</summary>
    public double Sure { get; set; } = 0.55;

    /// <summary>From this likelihood on it asks whether that is meant; 0 to <see cref="Sure"/>.</summary>
    public double Ask { get; set; } = 0.3;

    /// <summary>Misses after which a person takes over, 1 or 2.</summary>
    public int Misses { get; set; } = Thinking.Limits.MaxMisses;

    /// <summary>Whether anger brings a person at once.</summary>
    public bool MindsAnger { get; set; } = true;

    /// <summary>JSON of sentences said in other words than ours: <see cref="LocalText"/> by the name of <see cref="Thinking.Words"/> in camelCase.</summary>
    public string Texts { get; set; } = "{}";

    /// <summary>Minutes of silence after which it asks whether the visitor is still there, up to 1,440; 0 for never.</summary>
    public int AskAfter { get; set; }

    /// <summary>Minutes after that question in which it closes the talk, 1 to 1,440.</summary>
    public int CloseAfter { get; set; } = 10;

    public DateTimeOffset CreatedAt { get; set; }
}
