namespace HybridTrust.Steps;

public sealed class ApprovedFindingTests
{
    [Fact]
    public void The_same_finding_still_holds() =>
        Assert.True(ApprovedFinding.StillHolds(Different("True", "False"), Different("True", "False")));

    [Fact]
    public void Another_value_before_does_not_hold() =>
        Assert.False(ApprovedFinding.StillHolds(Different("True", "False"), Different("True", "Maybe")));

    [Fact]
    public void Another_value_to_write_does_not_hold() =>
        Assert.False(ApprovedFinding.StillHolds(Different("True", "False"), Different("Yes", "False")));

    [Fact]
    public void A_missing_object_that_is_there_now_does_not_hold() =>
        Assert.False(ApprovedFinding.StillHolds(Missing("Role", "x"), Different("x", "y", "Role")));

    [Fact]
    public void Nothing_that_is_blocked_or_in_place_holds()
    {
        Assert.False(ApprovedFinding.StillHolds(Different("a", "b"), new Finding.Blocked { Sentence = "" }));
        Assert.False(ApprovedFinding.StillHolds(Different("a", "b"), new Finding.InPlace { Sentence = "" }));
        Assert.False(ApprovedFinding.StillHolds(new Finding.Blocked { Sentence = "" }, Different("a", "b")));
    }

    [Fact]
    public void What_an_earlier_step_had_to_create_first_is_compared_by_what_is_written()
    {
        var approved = new Finding.Missing
        {
            Sentence = "",
            After = "p/account",
            Settings = [new("Role", "UserApplication", null), new("User", new PlanValue.KnownAfterApply("p/account"), null)],
        };
        var now = new Finding.Missing { Sentence = "", Settings = [new("Role", "UserApplication", null), new("User", "4f7c", null)] };
        var other = now with { Settings = [new("Role", "ArchiveApplication", null), new("User", "4f7c", null)] };

        Assert.True(ApprovedFinding.StillHolds(approved, now));
        Assert.False(ApprovedFinding.StillHolds(approved, other));
    }

    private static Finding.Different Different(string expected, string actual, string property = "Enabled") =>
        new() { Sentence = "", Settings = [new(property, expected, actual)] };

    private static Finding.Missing Missing(string property, string expected) =>
        new() { Sentence = "", Settings = [new(property, expected, null)] };
}
