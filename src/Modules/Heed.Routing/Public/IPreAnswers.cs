namespace Heed.Routing.Public;

/// <summary>Asked up when a customer has waited longer than the queue's alarm: whoever can already say something useful while a person is still coming.</summary>
public interface IPreAnswers
{
    /// <summary>Says what can be said to the customer; the conversation stays in its queue. Nothing known is no failure.</summary>
    /// <returns>Whether anything was said.</returns>
    Task<bool> AnswerAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);
}
