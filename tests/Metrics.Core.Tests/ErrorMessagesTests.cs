namespace MetricsTools;

public sealed class ErrorMessagesTests
{
    [Fact]
    public void Every_error_has_its_sentence()
    {
        foreach (ErrorId id in Enum.GetValues<ErrorId>())
        {
            string message = ErrorMessages.Format(id, "a", "b", "c", "d");
            Assert.NotEqual(id.ToString(), message);
            Assert.DoesNotContain("{0", message);
        }
    }
}
