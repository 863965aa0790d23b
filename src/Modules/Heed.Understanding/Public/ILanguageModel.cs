namespace Heed.Understanding.Public;

/// <summary>
/// A language model behind an OpenAI-compatible address, if the workspace has one. Never required: every caller must go on without it.
/// What it says is untrusted text; personal data is taken out before anything leaves and put back into the answer.
/// </summary>
public interface ILanguageModel
{
    /// <summary>Whether the workspace has one and it is switched on.</summary>
    Task<bool> IsOnAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>
    /// Asks the model and waits for its answer, at most as long as the settings allow. Never throws for what the model or the way to it
    /// does: <see cref="ModelAnswer.Failure"/> tells. An answer holds no number, code, address or host that stands not in the material. Spending is reserved before the call, so many calls at once cannot pass the cap.
    /// </summary>
    Task<ModelAnswer> AskAsync(WorkspaceId workspace, ModelQuestion question, CancellationToken cancellationToken);
}
