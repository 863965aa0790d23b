namespace Heed.Conversations.Public;

/// <summary>
/// What a message shows besides its words: buttons, where an answer comes from, a card of facts. Small and bounded, plain
/// text throughout; whoever shows it decides how. Every member may be absent.
/// </summary>
public sealed record MessageParts
{
    /// <summary>Most buttons under one message.</summary>
    public const int MaxChoices = 8;

    /// <summary>Longest id of a button, in UTF-16 units.</summary>
    public const int MaxChoiceId = 80;
    private const int MaxLabel = 120;
    private const int MaxTitle = 200;
    private const int MaxLine = 300;
    private const int MaxLines = 12;

    /// <summary>Buttons; pressing one sends its label as the customer's own message with the id in <see cref="Choice"/>.</summary>
    public IReadOnlyList<PartChoice>? Choices { get; init; }

    /// <summary>On a customer's message: the button that was pressed.</summary>
    public string? Choice { get; init; }

    /// <summary>Where the answer comes from.</summary>
    public PartSource? Source { get; init; }

    /// <summary>Facts of an order, a parcel, a request.</summary>
    public PartCard? Card { get; init; }

    /// <summary>True when it asks whether this solved the question; the buttons' ids are <c>solved</c> and <c>notSolved</c>.</summary>
    public bool? SolvedQuestion { get; init; }

    /// <summary>True when the buttons are a scale from bad to good.</summary>
    public bool? Rating { get; init; }

    /// <summary>A form in which the customer leaves a number to be rung.</summary>
    public PartCallBack? CallBack { get; init; }

    /// <summary>On a note: what the bot hands over to a person. Never shown to a customer.</summary>
    public HandOverCard? HandOver { get; init; }

    /// <summary>The same, cut to the bounds; null when nothing is left.</summary>
    public MessageParts? Bounded()
    {
        var choices = Choices?.Where(c => c.Id.Length is > 0 and <= MaxChoiceId && !string.IsNullOrWhiteSpace(c.Label)).DistinctBy(c => c.Id).Take(MaxChoices)
            .Select(c => c with { Label = Cut(c.Label, MaxLabel) }).ToList();
        var bounded = this with
        {
            Choices = choices is { Count: > 0 } ? choices : null,
            Choice = Choice is { Length: > 0 and <= MaxChoiceId } ? Choice : null,
            Source = Source is { } source ? source with { Title = Cut(source.Title, MaxTitle), Url = IsLink(source.Url) ? source.Url : null } : null,
            Card = Card is { } card ? card with { Title = Cut(card.Title, MaxTitle), Lines = [.. card.Lines.Take(MaxLines).Select(l => new PartLine(Cut(l.Label, MaxLabel), Cut(l.Value, MaxLine)))] } : null,
            SolvedQuestion = SolvedQuestion is true ? true : null,
            Rating = Rating is true && choices is { Count: > 0 } ? true : null,
            CallBack = CallBack is { } ring ? new PartCallBack([.. ring.Times.Take(PartCallBack.Most)]) : null,
            HandOver = HandOver is { } hand ? hand with
            {
                Summary = Cut(hand.Summary, 1000),
                Facts = [.. hand.Facts.Take(MaxLines).Select(l => new PartLine(Cut(l.Label, MaxLabel), Cut(l.Value, MaxLine)))],
                Tried = [.. hand.Tried.Take(MaxLines).Select(t => Cut(t, MaxTitle))],
            } : null,
        };
        return bounded == new MessageParts() ? null : bounded;
    }

    /// <summary>The same for the customer: nothing that is the team's own.</summary>
    public MessageParts? ForCustomer() => (this with { HandOver = null }).Bounded();

    private static bool IsLink(string? url) => url is null || (url.Length <= 500 && (url.StartsWith('/') || url.StartsWith("https://", StringComparison.Ordinal)));

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        // Never cut a surrogate pair in two.
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
