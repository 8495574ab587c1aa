# Every target is a word of ./run; see README.md.
.PHONY: run ui test check setup clean
run:
	@./run sample
ui test check setup clean:
	@./run $@
