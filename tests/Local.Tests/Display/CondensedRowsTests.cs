using Xunit;

namespace HybridTrust.Local.Display;

public class CondensedRowsTests
{
    [Fact]
    public void Few_steps_are_shown_as_they_are()
    {
        StepRow[] rows = [InPlace("a"), InPlace("b")];

        Assert.Equal(rows, CondensedRows.Of(rows, 2));
    }

    [Fact]
    public void Neighbours_in_place_become_one_row_when_there_is_no_room()
    {
        StepRow[] rows = [InPlace("a"), InPlace("b"), Missing("c"), InPlace("d"), Missing("e")];

        Assert.Equal(["… 2 steps", "c", "… 1 step", "e"], CondensedRows.Of(rows, 4).Select(r => r.Step));
    }

    [Fact]
    public void The_latest_rows_stay_when_even_that_is_too_much()
    {
        StepRow[] rows = [.. Enumerable.Range(0, 10).Select(n => Missing($"{n}"))];

        Assert.Equal(["… 8 rows above", "8", "9"], CondensedRows.Of(rows, 3).Select(r => r.Step));
    }

    private static StepRow InPlace(string step) => new("Exchange", step, "in place", "", "0.01");

    private static StepRow Missing(string step) => new("Exchange", step, "missing", "changed", "0.01");
}
