using System.Globalization;

namespace Heed.Kernel;

/// <summary>A workspace (tenant). 0 is the installation itself: its ledger carries installation-wide acts.</summary>
public readonly record struct WorkspaceId(int Value)
{
    /// <summary>The installation's own ledger.</summary>
    public static readonly WorkspaceId Installation = new(0);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
