namespace Heed.Platform.Live;

/// <summary>A ledger row made ready for an audience.</summary>
public interface IRendered
{
    /// <summary>Its place in the ledger.</summary>
    long Seq { get; }
}
