namespace Heed.Text.Sentiments;

/// <summary>What the writer seems to feel, as far as it matters to whoever answers.</summary>
public enum Emotion
{
    /// <summary>Nothing that stands out.</summary>
    None,

    /// <summary>Pleased with something.</summary>
    Joy,

    /// <summary>Grateful.</summary>
    Thanks,

    /// <summary>Afraid that something goes wrong.</summary>
    Worry,

    /// <summary>Disappointed or sad, without attacking.</summary>
    Sadness,

    /// <summary>Furious, insulting or threatening with complaint, press or law.</summary>
    Anger,

    /// <summary>Needs an answer at once.</summary>
    Urgency,
}
