using Heed.Knowledge.Public;

namespace Heed.Bot.Thinking;

/// <summary>One thing the bot decided to do. Deciding does nothing; whoever talks does it.</summary>
internal abstract record Deed
{
    /// <summary>Says a sentence of its own.</summary>
    /// <param name="OffersPerson">With a button that asks for a person.</param>
    internal sealed record Say(Words Words, bool OffersPerson = false) : Deed;

    /// <summary>Gives an answer with its source and asks whether it solved the matter.</summary>
    internal sealed record Answer(Hit Entry) : Deed;

    /// <summary>Asks which of these is meant.</summary>
    internal sealed record Clarify(IReadOnlyList<Hit> Options) : Deed;

    /// <summary>Begins a flow.</summary>
    internal sealed record Begin(Guid Flow) : Deed;

    /// <summary>Gives the message to the flow that leads.</summary>
    internal sealed record Continue : Deed;

    /// <summary>Hands over to people.</summary>
    internal sealed record HandOver(string Reason) : Deed;

    /// <summary>Brings the conversation to its end.</summary>
    internal sealed record End : Deed;

    /// <summary>Counts what became of an entry.</summary>
    internal sealed record Count(Guid Entry, KnowledgeUse Use) : Deed;

    /// <summary>Remembers that an entry answered a question, so that it is found by those words.</summary>
    internal sealed record Learn(Guid Entry, string Text) : Deed;

    /// <summary>Forgets what was learnt of the kind: the entry did not help.</summary>
    internal sealed record Unlearn(Guid Entry, string Text) : Deed;

    /// <summary>Remembers a question without an answer.</summary>
    internal sealed record Miss(string Text, MissReason Why, Guid? Entry) : Deed;
}
