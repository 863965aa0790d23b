using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Surveys.Public;

/// <summary>The one question after service: how satisfied was the customer?</summary>
public interface ISurveys
{
    /// <summary>
    /// Stores the customer's answer for the conversation's current round: it may be changed for a day, and another
    /// round begins when the conversation was opened and resolved again. The scope is the customer's, who is its own gate.
    /// </summary>
    /// <exception cref="NotFoundRefusal">The conversation is not the customer's.</exception>
    /// <exception cref="InvalidRefusal">The score is not between 1 and 5, or the comment is too long.</exception>
    /// <exception cref="ConflictRefusal">The answer cannot be changed any more (<c>ratingClosed</c>).</exception>
    Task<RatingRow> RateAsync(Scope scope, Guid conversation, int score, string? comment, CancellationToken cancellationToken);

    /// <summary>The answers of the conversations' current rounds; unanswered ones are absent.</summary>
    Task<IReadOnlyDictionary<Guid, RatingRow>> CurrentAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken);
}
