namespace Heed.Knowledge.Public;

/// <summary>
/// Reads what texts mean as vectors (embeddings), by a service outside. Never required: without it, and whenever it fails,
/// knowledge is found by its words alone.
/// </summary>
public interface ITextMeanings
{
    /// <summary>Name of the model that reads for the workspace; null when there is none or it is switched off. Vectors of two models have nothing to do with each other.</summary>
    Task<string?> ModelAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>
    /// A vector for each text, in their order, of the same length and of finite numbers; or none at all and the reason. Never throws for what the
    /// service does. Personal data is taken out before anything leaves; spending is reserved before the call.
    /// </summary>
    /// <param name="texts">1 to <see cref="MeaningCall.MostTexts"/>.</param>
    Task<MeaningReply> ReadAsync(WorkspaceId workspace, IReadOnlyList<string> texts, MeaningCall call, CancellationToken cancellationToken);
}
