using Heed.Platform.Ledger;

namespace Heed.Floor.Lines;

/// <summary>Where the floor learns who waits in which line: the one seam between the figures and those who keep the lines.</summary>
internal interface ILines
{
    /// <summary>The step an event tells of; null for events that move nobody.</summary>
    /// <param name="byHand">Whether the conversation's inbox leaves it to people who takes what.</param>
    LineNews? Read(LedgerRow row, bool byHand);

    /// <summary>Three columns over <c>conversations_conversations c</c>: the line in which it waits (null when in none), since when, and whether its inbox leaves taking to people.</summary>
    SqlText Place { get; }

    /// <summary>What <see cref="Place"/> joins.</summary>
    SqlText Join { get; }

    /// <summary>The lines that are in use, in the order in which they are shown; <paramref name="met"/> are those somebody waits or waited in today.</summary>
    Task<IReadOnlyList<LineTerms>> TermsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> met, CancellationToken cancellationToken);
}
