namespace Heed.Understanding.LanguageModel;

/// <summary>What a server of models is asked for.</summary>
internal enum ModelWork
{
    /// <summary>Words.</summary>
    Writing,

    /// <summary>What texts mean, as vectors.</summary>
    Meaning,
}
