namespace Heed.Text.Classifying;

/// <summary>The columns a text has a value in; every other column is zero.</summary>
internal readonly record struct SparseVector(int[] Columns, float[] Values)
{
    public static readonly SparseVector Empty = new([], []);

    /// <summary>The square of its length.</summary>
    public float Square
    {
        get
        {
            var sum = 0f;
            foreach (var value in Values) sum += value * value;
            return sum;
        }
    }
}
