namespace Heed.Text.Segmenting;

/// <summary>A word that texts use and the list does not hold.</summary>
/// <param name="Word">Two to four characters, simplified.</param>
/// <param name="Count">How often it stands in the texts.</param>
/// <param name="Cohesion">How many times more often its parts stand together than chance would have it, as a natural logarithm; of its weakest seam.</param>
/// <param name="Freedom">How freely what stands beside it changes: the entropy of its neighbours in nats, of the poorer side.</param>
public sealed record NewWord(string Word, int Count, double Cohesion, double Freedom);
