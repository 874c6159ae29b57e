import Synchronization
import System
import Testing

@Suite("What threads make, in order")
struct OrderedQueueTests {
  @Test("comes out by number, whoever was first", arguments: [1, 2, 8])
  func order(jobs: Int) {
    let taken = Mutex<[Int]>([])
    let queue = OrderedQueue<Int>(limit: 3) { item in taken.withLock { $0.append(item) } }
    let numbers = Atomic<Int>(0)
    Parallel.run(jobs) { _ in
      while true {
        let number = numbers.add(1, ordering: .relaxed).oldValue
        guard number < 500 else { return }
        // Some numbers take longer than others.
        var sum = 0
        for step in 0..<(number % 7) * 1000 { sum &+= step }
        queue.deliver(number + (sum & 0), number: number)
      }
    }
    #expect(taken.withLock { $0 } == Array(0..<500))
  }

  @Test("passes a turnstile by number")
  func turnstile() {
    let passed = Mutex<[Int]>([])
    let turnstile = Turnstile()
    Parallel.run(4) { number in
      turnstile.pass(number) { passed.withLock { $0.append(number) } }
    }
    #expect(passed.withLock { $0 } == [0, 1, 2, 3])
  }
}
