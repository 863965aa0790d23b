namespace Heed.Knowledge.Public;

/// <summary>How a question may be asked by its meaning too, where its words alone leave doubt and a service reads meanings.</summary>
/// <param name="Patience">Longest wait for the meaning; then the words alone count.</param>
/// <param name="Sure">
/// From this score on the asker takes the first answer, 0 to 1. Only the entry that the words rank first may be lifted to it by its meaning: whoever
/// answers without asking back never does so on the word of a service alone.
/// </param>
public sealed record MeaningUse(TimeSpan Patience, double Sure)
{
    /// <summary>For people who look at what was found.</summary>
    public static MeaningUse Looking { get; } = new(TimeSpan.FromMilliseconds(800), 0.6);
}
