using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Acts upon many conversations, in the background.</summary>
public interface IBulkJobs
{
    /// <summary>Takes a snapshot of the target and begins; the job's id. <paramref name="label"/> names the macro in the threads.</summary>
    /// <exception cref="InvalidRefusal">Nothing is named, too many ids, or an act has no meaning.</exception>
    Task<Guid> StartAsync(Scope scope, BulkTarget target, IReadOnlyList<ConversationAct> acts, string? label, CancellationToken cancellationToken);
}
